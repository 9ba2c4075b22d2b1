//! Topics: what customers write about, how much, and how the assistant fares with it.
//!
//! [`topics_page`] lists the topics of a period, drawn and as a table; [`topic_page`] is one topic: what customers
//! wrote, what the knowledge lacks for it, its words, and what the assistant may do with its questions.
//! [`top_topics`] is the card for other pages.
//!
//! Promises
//! - The pictures, the tables, the file and the API are made of the same numbers.
//! - A conversation that the reader may not see is neither counted nor shown to them.
//! - Naming, merging, splitting, hiding and the policy work without scripts.
//!
//! Start reading at [`topics_page`]. Not here: finding topics (the desk's `topics`), counting (its `analytics`).

mod card;
pub mod doors;
mod file;
mod forms;
mod list;
mod numbers;
mod picture;
mod topic;

pub use card::top_topics;
pub use file::topics_csv;
pub use list::topics_page;
pub use topic::topic_page;
