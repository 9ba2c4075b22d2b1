//! What one can do with contacts.

mod apart;
mod label;
mod merge;
mod note;
mod segment;
mod unmerge;
mod write;

pub use apart::keep_apart;
pub use label::{label, take_label};
pub use merge::{CannotMerge, Field, Merged, merge};
pub use note::note;
pub use segment::{CannotRemoveSegment, CannotSaveSegment, remove_segment, save_segment};
pub use unmerge::{CannotUnmerge, unmerge};
pub use write::{CannotWrite, add, change};
