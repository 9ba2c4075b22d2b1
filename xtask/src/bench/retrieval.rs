//! `cargo xtask bench retrieval [--data FOLDER]`: how well and how fast knowledge is found.
//!
//! Fetches the sentence model of the demo, builds `embeddings/examples/retrieval` and calls it. Needs no
//! database. Ends as that does: 0 where the goals are met, 1 where one is missed, 2 where there is no data.

use crate::failure::Outcome;

/// Takes the measurement.
pub fn run(words: &[&str]) -> Outcome {
    super::with_model("retrieval", words, "retrieval_*.jsonl.gz")
}
