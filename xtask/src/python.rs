//! What Python packages carry, each in the versions of a file in `tools/`, in an environment of its own beside the other
//! tools.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{During, Failure, Outcome};
use crate::{places, progress, shell};

/// A package and what it needs.
pub struct Package {
    /// What it is called; `tools/FILE.txt` names it with its version.
    pub name: &'static str,
    /// The file without its ending, and the folder beside the other tools.
    pub file: &'static str,
    /// What is said while it is installed.
    pub saying: &'static str,
}

impl Package {
    /// The environment that it is installed in. An installation that was interrupted begins anew.
    pub fn ready(&self, python: &Path) -> Outcome<PathBuf> {
        let wanted = places::root().join(format!("tools/{}.txt", self.file));
        let text = fs::read_to_string(&wanted).during(format_args!("read {}", wanted.display()))?;
        let folder = places::tool(self.file, self.version(&text)?)?;
        let complete = folder.join("complete");
        if complete.is_file() {
            return Ok(folder);
        }
        progress::say(self.saying);
        // Where nothing was left there is nothing to remove.
        let _ = fs::remove_dir_all(&folder);
        shell::run(shell::command(python).args(["-m", "venv"]).arg(&folder))?;
        let mut pip = shell::command(folder.join("bin/pip"));
        shell::run(pip.args(["install", "--quiet", "--no-deps", "--requirement"]).arg(&wanted))?;
        fs::write(&complete, b"").during("write down that it is installed")?;
        Ok(folder)
    }

    /// The version of the package itself among the lines of what is wanted.
    fn version<'text>(&self, wanted: &'text str) -> Outcome<&'text str> {
        let found = wanted.lines().find_map(|line| line.strip_prefix(self.name)?.strip_prefix("=="));
        let version = found.and_then(|it| it.split_whitespace().next());
        version.ok_or_else(|| Failure::new(format!("tools/{}.txt names no {}", self.file, self.name)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_named_after_the_version() -> Outcome {
        let package = Package { name: "schemathesis", file: "schemathesis", saying: "" };
        assert_eq!(package.version("# what\nrich==15.0.0\nschemathesis==4.32.5\n")?, "4.32.5");
        assert_eq!(package.version("schemathesis==4.32.5 --hash=sha256:b9a0\n")?, "4.32.5");
        assert!(package.version("schemathesis-hooks==15.0.0").is_err());
        Ok(())
    }
}
