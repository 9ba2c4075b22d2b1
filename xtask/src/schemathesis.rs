//! Schemathesis, which compares the API with its document: a Python program, so it is taken only where Python is.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{During, Failure, Outcome};
use crate::{places, progress, shell};

/// The program: `SCHEMATHESIS`, or one on the `PATH`, or one of our own of the versions in `tools/schemathesis.txt`.
/// `None` where there is no Python to install it with; then that is said.
pub fn program() -> Outcome<Option<OsString>> {
    if let Some(chosen) = env::var_os("SCHEMATHESIS") {
        return Ok(Some(chosen));
    }
    if let Some(found) = shell::find(&["schemathesis"]) {
        return Ok(Some(found.into_os_string()));
    }
    let Some(python) = shell::find(&["python3"]) else {
        println!("\nSkipped: without Python the API is not compared with its document (docs/api.md).\n");
        return Ok(None);
    };
    match install(&python) {
        Ok(program) => Ok(Some(program.into_os_string())),
        Err(failure) => {
            println!("\nSkipped: the API is not compared with its document (docs/api.md).\n{failure}\n");
            Ok(None)
        }
    }
}

fn install(python: &Path) -> Outcome<PathBuf> {
    let wanted = places::root().join("tools/schemathesis.txt");
    let text = fs::read_to_string(&wanted).during("read tools/schemathesis.txt")?;
    let folder = places::tool("schemathesis", version(&text)?)?;
    let program = folder.join("bin/schemathesis");
    if shell::capture(shell::command(&program).arg("--version")).is_ok() {
        return Ok(program);
    }
    progress::say("Installing Schemathesis (a minute, once)");
    // A folder left by an interrupted installation; where there is none, there is nothing to remove.
    let _ = fs::remove_dir_all(&folder);
    let done = shell::run(shell::command(python).args(["-m", "venv"]).arg(&folder)).and_then(|()| {
        let pip = folder.join("bin/pip");
        shell::run(shell::command(pip).args(["install", "--quiet", "--no-deps", "--requirement"]).arg(&wanted))
    });
    done.map_err(|failure| failure.advice("check the network, or name the program by SCHEMATHESIS"))?;
    Ok(program)
}

/// The version of the program itself among the lines of what it needs.
fn version(wanted: &str) -> Outcome<&str> {
    let found = wanted.lines().find_map(|line| line.strip_prefix("schemathesis=="));
    found.ok_or_else(|| Failure::new("tools/schemathesis.txt names no schemathesis"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_named_after_the_version() -> Outcome {
        assert_eq!(version("# what\nrich==15.0.0\nschemathesis==4.32.5\n")?, "4.32.5");
        assert!(version("rich==15.0.0").is_err());
        Ok(())
    }
}
