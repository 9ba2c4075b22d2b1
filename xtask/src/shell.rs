//! Other programs: started with a clean environment, and with an explanation when they fail.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::{Failure, Outcome};
use crate::places;

/// A program, started in the root of the clone.
///
/// We are ourselves started by `cargo run`, which describes *this* package in the
/// environment. Build scripts that look at those variables would rebuild half the tree.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(places::root());
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(describes_this_package) {
            command.env_remove(name);
        }
    }
    command
}

fn describes_this_package(variable: &str) -> bool {
    matches!(variable, "CARGO" | "LD_LIBRARY_PATH" | "DYLD_FALLBACK_LIBRARY_PATH" | "RUST_RECURSION_COUNT")
        || ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"]
            .iter()
            .any(|prefix| variable.starts_with(prefix))
}

/// Runs a program to its end, showing what it prints.
pub fn run(command: &mut Command) -> Outcome {
    let name = name(command);
    let status = command.status().map_err(|reason| not_started(&name, &reason))?;
    if status.success() { Ok(()) } else { Err(Failure::new(format!("`{name}` ended with {status}"))) }
}

/// Runs a program to its end and returns what it printed; on failure, its complaint.
pub fn capture(command: &mut Command) -> Outcome<String> {
    let name = name(command);
    let output = command.stdin(Stdio::null()).output().map_err(|reason| not_started(&name, &reason))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned());
    }
    let complaint = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    Err(Failure::new(format!("`{name}` ended with {}:\n{}", output.status, complaint.trim())))
}

/// The first of these programs that is on the `PATH`.
pub fn find(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    names
        .iter()
        .flat_map(|name| env::split_paths(&path).map(move |folder| folder.join(name)))
        .find(|candidate| is_program(candidate))
}

/// A file that may be executed.
pub fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
}

/// What one would have typed, shortened to the program and its first words.
fn name(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = command.get_args().take(3).map(OsStr::to_string_lossy);
    [program.to_string_lossy()].into_iter().chain(words).collect::<Vec<_>>().join(" ")
}

fn not_started(name: &str, reason: &std::io::Error) -> Failure {
    let failure = Failure::new(format!("`{name}` could not be started: {reason}"));
    match name.split(' ').next() {
        Some("node" | "npm" | "npx") => failure.advice("install Node 20 or newer (with npm) and open a new terminal"),
        Some("rustup" | "cargo" | "rustc") => failure.advice("install Rust with rustup and open a new terminal"),
        _ => failure,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_about_xtask_itself_stay_here() {
        assert!(describes_this_package("CARGO_PKG_NAME"));
        assert!(describes_this_package("CARGO_MANIFEST_DIR"));
        assert!(!describes_this_package("CARGO_HOME"));
        assert!(!describes_this_package("CARGO_TARGET_DIR"));
    }

    #[test]
    fn a_command_is_named_by_what_one_would_type() {
        let mut command = Command::new("somewhere/bin/cargo-leptos");
        command.args(["build", "--release", "--precompress", "--verbose"]);
        assert_eq!(name(&command), "cargo-leptos build --release --precompress");
    }
}
