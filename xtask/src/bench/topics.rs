//! `cargo xtask bench topics [--data FOLDER]`: whether topics are what messages are about, and stay what they are.
//!
//! Fetches the sentence model of the demo, builds `embeddings/examples/topics` and calls it. Needs no
//! database. Ends as that does: 0 where the goals are met, 1 where one is missed, 2 where there is no data.

use crate::failure::Outcome;

/// Takes the measurement.
pub fn run(words: &[&str]) -> Outcome {
    super::with_model("topics", words, "intent_*.jsonl.gz and topics_*.jsonl.gz")
}
