//! Gaps: what customers ask and the knowledge does not say, or no more as it is.
//!
//! A question that ended with a person for want of an answer is put to the gap of its language
//! that asks the same in other words, or opens one. A source that somebody calls out of date is a
//! gap of its own kind. Somebody fills a gap with a question and its answer, drawn from what agents
//! said to those who asked; then its questions are asked again.
//!
//! ```text
//! open ──► filled, asked again ──► resolved     every question of it is answered
//!  ▲  │            │
//!  │  └────────────┴─► open, with those that are left
//!  └── dismissed or resolved by hand, opened again
//! ```
//!
//! Promises
//! - A question of a customer stands in one gap, however often its message is worked on.
//! - Only questions in sight of the reader are counted and shown, and only what was said there.
//! - What agents said becomes knowledge when a person has read and approved it, never by itself.
//! - A gap that its questions close is closed by all of them; a person may close it anyway.
//!
//! Start reading at `steps::unanswered`, then [`alike`]. Not here: asking the questions again
//! (`assistant`), writing what fills a gap (`knowledge`).

pub mod alike;
mod commands;
mod draft;
mod model;
pub(crate) mod steps;
mod store;
pub mod work;

pub use commands::{CannotAskAgain, CannotFill, CannotSettle, ask_again, fill, settle};
pub use draft::{Draft, Sentence};
pub use model::{
    Asked, Cursor, Filter, Found, Gap, GapKind, GapState, NoCursor, Order, Question, Tally, Unanswered, Unmet,
};
pub use store::looking::{draft, filled_by, find, list, open};

#[cfg(test)]
mod tests;
