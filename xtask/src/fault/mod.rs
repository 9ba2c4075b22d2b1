//! Faults planted on purpose: `cargo xtask fault NAME`.
//!
//! Each is a module of this folder with a `pub fn run(words: &[&str]) -> Outcome`, and one
//! line in [`FAULTS`].

use crate::failure::Outcome;
use crate::menu::{self, Choice};

const FAULTS: &[Choice] = &[];

/// Plants the fault that the first word names.
pub fn dispatch(words: &[&str]) -> Outcome {
    menu::choose("fault", FAULTS, words)
}
