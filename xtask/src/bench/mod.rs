//! Measurements: `cargo xtask bench NAME`.
//!
//! Each is a module of this folder with a `pub fn run(words: &[&str]) -> Outcome`, and one
//! line in [`BENCHES`].

mod answers;
mod browsed;
mod day;
mod documents;
mod speed;
mod weight;

use crate::failure::Outcome;
use crate::menu::{self, Choice};

const BENCHES: &[Choice] = &[
    ("answers", "how many real questions are answered, and from what", answers::run),
    ("documents", "how much of the text of real files is read, and how fast", documents::run),
    ("inbox", "the inbox and a thread beside pgbench with their own statements", speed::inbox),
    ("search", "searches in two million messages, and what a storm of them does", speed::search),
    ("ingest", "messages that are safe before they are acknowledged, beside pgbench", speed::ingest),
    ("live", "from a commit to five hundred streams", speed::live),
    ("weight", "what pages, widget and process weigh", weight::run),
    ("day", "twenty agents at work for an hour, or for so many minutes", day::run),
    ("growth", "pages and messages with 1, 10 and 100 times the history", speed::growth),
];

/// Takes the measurement that the first word names.
pub fn dispatch(words: &[&str]) -> Outcome {
    menu::choose("measurement", BENCHES, words)
}
