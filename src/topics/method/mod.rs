//! The method: from the messages of a day to the topics that they are about.
//!
//! ```text
//! messages ──► items ──► space ──► near ──► communities ──► kin ──► registry ──► keywords
//!              said once  vectors   15 each  groups          joined  known, new   label
//! ```
//!
//! Nothing here knows a database, a clock or chance: messages and what is known go in, topics come out.
//!
//! Promises
//! - The same messages give the same topics, in whatever order they come.
//! - What belongs nowhere is in no topic; it is never forced into one.
//! - What is known keeps its id while people write about it, under whatever name, merged or split.
//! - Time and memory do not grow with the square of the messages: from [`MOST`] different ones on a fair sample makes the
//!   topics, and the others join the nearest.
//!
//! Works with the vectors of a sentence model and, more roughly, without: then messages are compared by their words.
//!
//! A single question is matched to what is known by [`topic_of`], and so is by [`join`] what a day leaves over. Start
//! reading at [`day`]. Not here: where messages come from, names that people gave, and what a page shows.

mod asked;
mod communities;
mod day;
mod item;
mod keywords;
mod kin;
mod near;
mod registry;
mod space;
mod words;

pub use asked::{join, topic_of};
pub use day::{MOST, Message, Registry, Topic, Topics, day, parts};
pub use registry::{Centre, Known, Mean};

#[cfg(test)]
mod tests;
