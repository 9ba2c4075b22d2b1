//! `cargo xtask bench documents [--data FOLDER]`: how much of the text of real files is read.
//!
//! Builds the measurement of the crate `documents` as an operator would and hands it the files. Ends as that does: 0
//! where the goals are met, 1 where one is missed; 2 where there is nothing to measure on.

use std::process;

use crate::failure::{During, Outcome};
use crate::site::Profile;
use crate::{interrupt, places, progress, shell};

/// Where the files are, seen from the clone.
const DATA: &str = "../shared/data/documents";

/// Takes the measurement.
pub fn run(words: &[&str]) -> Outcome {
    interrupt::watch()?;
    let data = super::data("documents", words, DATA, "docx, html, pdf and odd-pdf")?;

    progress::say("Building the measurement");
    let mut build = shell::command("cargo");
    build.args(["build", "--package", "documents", "--example", "measure"]);
    Profile::Release.flags(&mut build)?;
    shell::run(&mut build)?;
    interrupt::check()?;

    progress::say("Measuring");
    let ended = shell::command(places::target().join("release/examples/measure"))
        .arg(data)
        .status()
        .during("start the measurement")?;
    match ended.code() {
        Some(0) => Ok(()),
        code => process::exit(code.unwrap_or(1)),
    }
}
