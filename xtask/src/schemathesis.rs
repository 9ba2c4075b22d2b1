//! Schemathesis, which compares the API with its document: a Python program, so it is taken only where Python is.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::failure::Outcome;
use crate::python::Package;
use crate::shell;

const PACKAGE: Package =
    Package { name: "schemathesis", file: "schemathesis", saying: "Installing Schemathesis (a minute, once)" };

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
    let installed = PACKAGE.ready(python);
    let folder = installed.map_err(|it| it.advice("check the network, or name the program by SCHEMATHESIS"))?;
    Ok(folder.join("bin/schemathesis"))
}
