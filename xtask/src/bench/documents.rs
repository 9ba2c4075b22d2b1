//! `cargo xtask bench documents [--data FOLDER]`: how much of the text of real files is read.
//!
//! Builds the measurement of the crate `documents` as an operator would and hands it the files. Ends as that does: 0
//! where the goals are met, 1 where one is missed; 2 where there is nothing to measure on.

use std::process;

use crate::failure::{During, Outcome};
use crate::{interrupt, progress, shell};

/// Where the files are, seen from the clone.
const DATA: &str = "../shared/data/documents";

/// Takes the measurement.
pub fn run(words: &[&str]) -> Outcome {
    interrupt::watch()?;
    let data = super::data("documents", words, DATA, "docx, html, pdf and odd-pdf")?;

    let program = super::example("documents", "measure")?;

    progress::say("Measuring");
    let ended = shell::command(program).arg(data).status().during("start the measurement")?;
    match ended.code() {
        Some(0) => Ok(()),
        code => process::exit(code.unwrap_or(1)),
    }
}
