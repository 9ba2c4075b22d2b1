//! Acts on many conversations at once.
//!
//! Up to [`AT_ONCE`] conversations that somebody chose are acted on in one transaction. All that
//! a filter finds, [`MOST`] at most, are acted on by a job, so many at a time: the act is *doing*
//! until every conversation had its turn, then *done*. It can be taken back: *undoing*, then
//! *undone*.
//!
//! Promises
//! - A conversation that the act does not fit, or that is gone meanwhile, is skipped; the others
//!   have theirs.
//! - A worker that dies in the middle loses nothing and does nothing twice.
//! - Undoing gives each conversation back what it had, unless somebody changed it since.
//!
//! Start reading at [`act_on`], then [`work`].

mod act;
mod commands;
mod store;
pub mod work;

pub use act::Act;
pub use commands::{Acted, CannotAct, act_on, act_on_all, undo};
pub use store::{Progress, State, progress};

/// Conversations that one transaction acts on.
pub const AT_ONCE: usize = 50;
/// Conversations that one act is about, at most.
pub const MOST: i64 = 5_000;

#[cfg(test)]
mod tests;
