//! The tools that build the site, each in its pinned version.
//!
//! A tool is there when its program says so itself: a folder left by an interrupted
//! installation is simply installed again.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{During, Failure, Outcome};
use crate::npm::Packages;
use crate::{npm, places, progress, shell};

/// The newest that compiles with the Rust of this workspace from its own lock file.
const CARGO_LEPTOS: &str = "0.3.10";
const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Everything that a build of the site asks for by name.
pub struct Tools {
    cargo_leptos: PathBuf,
    wasm_bindgen: PathBuf,
    npm: Packages,
}

impl Tools {
    /// Finds the tools, and installs those that are missing.
    pub fn ready() -> Outcome<Self> {
        let npm = npm::tools()?;
        wasm_target()?;
        let wasm_bindgen = wasm_bindgen()?;
        let cargo_leptos = cargo_leptos()?;
        Ok(Self { cargo_leptos, wasm_bindgen, npm })
    }

    /// `cargo leptos`, with every tool it will look for first on its `PATH`.
    pub fn cargo_leptos(&self) -> Outcome<Command> {
        let mut folders = vec![self.npm.programs()];
        folders.extend(self.wasm_bindgen.parent().map(Path::to_path_buf));
        folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        let path: OsString = env::join_paths(folders)
            .map_err(|reason| Failure::new(format!("The tools cannot be put on the PATH: {reason}")))?;

        let mut command = shell::command(&self.cargo_leptos);
        // The style sheet lies outside of node_modules: NODE_PATH lets it `@import "tailwindcss"`.
        command.env("PATH", path).env("NODE_PATH", self.npm.modules());
        Ok(command)
    }
}

fn wasm_target() -> Outcome {
    let sysroot = shell::capture(shell::command("rustc").args(["--print", "sysroot"]))?;
    if Path::new(&sysroot).join("lib/rustlib").join(WASM_TARGET).is_dir() {
        return Ok(());
    }
    progress::say(format!("Adding the Rust target {WASM_TARGET}"));
    shell::run(shell::command("rustup").args(["target", "add", WASM_TARGET])).map_err(|failure| {
        failure.advice(format!("check the network, or run `rustup target add {WASM_TARGET}` by hand"))
    })
}

fn cargo_leptos() -> Outcome<PathBuf> {
    let install = CargoInstall {
        package: "cargo-leptos",
        folder: "cargo-leptos",
        program: "cargo-leptos",
        version: CARGO_LEPTOS.to_owned(),
        // Its own lock file is known to build; without `no_downloads` it would fetch the
        // other tools by itself, in versions of its own choice.
        arguments: &["--locked", "--features", "no_downloads"],
        minutes: "about ten minutes, once",
    };
    install.ready()
}

fn wasm_bindgen() -> Outcome<PathBuf> {
    let lock = fs::read_to_string(places::root().join("Cargo.lock")).during("read Cargo.lock")?;
    let version = locked_version(&lock, "wasm-bindgen").ok_or_else(|| {
        Failure::new("Cargo.lock names no wasm-bindgen")
            .advice("restore the committed Cargo.lock (`git checkout Cargo.lock`)")
    })?;
    let install = CargoInstall {
        package: "wasm-bindgen-cli",
        folder: "wasm-bindgen",
        program: "wasm-bindgen",
        version: version.to_owned(),
        // Not --locked: its lock file names a package version that has been withdrawn.
        arguments: &[],
        minutes: "a few minutes, once",
    };
    install.ready()
}

/// The version of a package in the text of a `Cargo.lock`.
fn locked_version<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

struct CargoInstall {
    package: &'static str,
    folder: &'static str,
    program: &'static str,
    version: String,
    arguments: &'static [&'static str],
    minutes: &'static str,
}

impl CargoInstall {
    fn ready(&self) -> Outcome<PathBuf> {
        let folder = places::tool(self.folder, &self.version)?;
        let program = folder.join("bin").join(self.program);
        if self.answers(&program) {
            return Ok(program);
        }

        progress::say(format!("Installing {} {} ({})", self.package, self.version, self.minutes));
        shell::run(
            shell::command("cargo")
                .args(["install", self.package, "--version", &self.version, "--root"])
                .arg(&folder)
                .args(self.arguments)
                // The build is ours alone: flags meant for the workspace would only slow it down.
                .current_dir("/")
                .env_remove("RUSTFLAGS")
                .env_remove("CARGO_TARGET_DIR")
                // A tool that runs for seconds does not earn minutes of optimisation.
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
                .env("CARGO_PROFILE_RELEASE_DEBUG", "0"),
        )
        .map_err(|failure| {
            failure.advice(format!(
                "read the message above; a C compiler, pkg-config, and the network are needed. \
                 Then start again, or install {} {} yourself with `cargo install --root {}`",
                self.package,
                self.version,
                folder.display()
            ))
        })?;

        if self.answers(&program) {
            return Ok(program);
        }
        Err(Failure::new(format!("{} does not answer with version {}", program.display(), self.version))
            .advice(format!("remove the folder {} and start again", folder.display())))
    }

    fn answers(&self, program: &Path) -> bool {
        shell::is_program(program)
            && shell::capture(shell::command(program).arg("--version"))
                .is_ok_and(|answer| answer.split_whitespace().any(|word| word == self.version))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "\
[[package]]
name = \"wasm-bindgen\"
version = \"0.2.130\"
source = \"registry\"

[[package]]
name = \"wasm-bindgen-futures\"
version = \"0.4.80\"
";

    #[test]
    fn the_lock_file_decides_the_version() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(LOCK, "wasm-bindgen-futures"), Some("0.4.80"));
    }

    #[test]
    fn a_package_that_is_not_locked_has_no_version() {
        assert_eq!(locked_version(LOCK, "wasm"), None);
    }
}
