//! Topics: what customers write about, day after day.
//!
//! When a day of the workspace's own calendar has ended, a worker makes topics of what customers wrote on it. What
//! the workspace knows already keeps its id and its name, whatever words the day brought; what is new is proposed
//! under a label made of its words. What belongs nowhere is *other*, never forced into a topic.
//!
//! ```text
//! found ──► named, its words hidden or shown      by people; tomorrow keeps it
//!   │  └──► merged into another                   its past counts as the other's
//!   └─────► split                                 a part keeps the name, the others are new
//! ```
//!
//! Each topic says what the assistant may do with its questions: *send*, at most *draft*, or nothing (*off*). The
//! channel's own rule is never widened by it.
//!
//! Promises
//! - A day that is looked at again is replaced, never doubled; messages that come late change their own day.
//! - Names, merges, splits and hidden words are kept by every day that follows.
//! - A merge is undone within [`UNDONE_WITHIN`], with the past of both; the days since are looked at again.
//! - A day is a day of the workspace's zone, also when clocks change.
//! - What somebody changed while a worker looked is not overwritten: the worker looks again.
//! - A question that fits no known topic is answered as its channel says.
//!
//! Start reading at [`work::begin`], then [`method`], which knows no database. Not here: what pages and files show
//! (`analytics`), obeying a policy (`assistant`), questions that nobody answered (`knowledge::gaps`).

mod calendar;
mod commands;
pub mod method;
mod model;
pub mod steps;
mod store;
pub mod work;

pub use calendar::{date_of, dates_until};
pub use commands::*;
pub use model::{Label, NoLabel, Part, Topic, UNDONE_WITHIN};
pub use store::merges::parts;
pub use store::{find, list};

#[cfg(test)]
mod tests;
