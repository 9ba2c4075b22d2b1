//! What one can do with companies.

mod label;
mod note;
mod write;

pub use label::{CannotLabel, label, take_label};
pub use note::{LONGEST_NOTE, Note, NoteText, note};
pub use write::{CannotChange, CannotWrite, add, change};
