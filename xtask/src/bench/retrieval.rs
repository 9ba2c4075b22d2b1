//! `cargo xtask bench retrieval [--data FOLDER]`: how well and how fast knowledge is found.
//!
//! Fetches the sentence model of the demo, builds `embeddings/examples/retrieval` and calls it. Needs no
//! database. Ends as that does: 0 where the goals are met, 1 where one is missed, 2 where there is no data.

use std::process;

use crate::failure::{During, Outcome};
use crate::{interrupt, model, progress, shell};

/// Where the packs are, seen from the clone.
const DATA: &str = "../shared/data";

/// Takes the measurement.
pub fn run(words: &[&str]) -> Outcome {
    interrupt::watch()?;
    let data = super::data("retrieval", words, DATA, "retrieval_*.jsonl.gz")?;
    let model = model::wanted()?;

    let program = super::example("embeddings", "retrieval")?;

    progress::say("Measuring (some minutes)");
    let ended = shell::command(program).arg(data).arg(model).status().during("start the measurement")?;
    match ended.code() {
        Some(0) => Ok(()),
        code => process::exit(code.unwrap_or(1)),
    }
}
