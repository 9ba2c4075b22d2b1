//! Measurements: `cargo xtask bench NAME`.
//!
//! Each is a module of this folder with a `pub fn run(words: &[&str]) -> Outcome`, and one
//! line in [`BENCHES`].

mod answers;

use crate::failure::Outcome;
use crate::menu::{self, Choice};

const BENCHES: &[Choice] = &[("answers", "how many real questions are answered, and from what", answers::run)];

/// Takes the measurement that the first word names.
pub fn dispatch(words: &[&str]) -> Outcome {
    menu::choose("measurement", BENCHES, words)
}
