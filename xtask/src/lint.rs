//! Clippy, while the tests are compiled: what is checked need not be compiled a second time.
//!
//! `cargo clippy` is `cargo check` with another compiler for the packages of the workspace. What a check leaves is of
//! no use for a test, so dependencies would be read twice: two minutes of two cores.

use std::path::Path;
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::shell;

/// Where clippy looks for arguments, each after the sign that `cargo clippy` puts there.
const ARGUMENTS: (&str, &str) = ("CLIPPY_ARGS", "--deny__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__");

/// Has a command of cargo's lint what it compiles, with warnings denied.
///
/// # Errors
/// Where the tool chain has no clippy.
pub fn with(command: &mut Command) -> Outcome {
    let sysroot = shell::capture(shell::command("rustc").args(["--print", "sysroot"]))?;
    let driver = Path::new(&sysroot).join("bin/clippy-driver");
    if !shell::is_program(&driver) {
        return Err(Failure::new("There is no clippy in this tool chain").advice("run `rustup component add clippy`"));
    }
    command.env("RUSTC_WORKSPACE_WRAPPER", driver).env(ARGUMENTS.0, ARGUMENTS.1);
    Ok(())
}
