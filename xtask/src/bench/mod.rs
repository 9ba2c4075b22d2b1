//! Measurements: `cargo xtask bench NAME`.
//!
//! Each is a module of this folder with a `pub fn run(words: &[&str]) -> Outcome`, and one
//! line in [`BENCHES`].

use crate::failure::Outcome;
use crate::menu::{self, Choice};

const BENCHES: &[Choice] = &[];

/// Takes the measurement that the first word names.
pub fn dispatch(words: &[&str]) -> Outcome {
    menu::choose("measurement", BENCHES, words)
}
