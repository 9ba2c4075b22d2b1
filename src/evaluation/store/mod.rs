//! Every statement of evaluation, by noun.

pub mod answers;
pub mod questions;
pub mod runs;
