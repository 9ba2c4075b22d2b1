//! Gaps: what customers ask and the knowledge does not say.
//!
//! [`gaps_page`] lists them, counted; [`gap_page`] is one gap: its questions, each linked to its
//! conversation, what agents answered there, and the form that fills it.
//!
//! Promises
//! - Each sentence that is offered for the answer leads to the conversation in which it was said.
//! - What is chosen of them stands in the address; the answer is written without scripts too.
//!
//! Not here: which questions are alike, and which sentences are offered (`switchboard::knowledge::gaps`).

pub mod doors;
mod fill;
mod gap;
mod list;
mod questions;

pub use gap::gap_page;
pub use list::gaps_page;
