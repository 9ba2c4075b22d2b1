//! Contacts: the people who write to a workspace, each once, however many channels know them.
//!
//! A contact is known to a channel by an *identity*. What agents know of them besides stands here: name, addresses,
//! language, their company, labels with what they say, attributes, notes. The same person twice is two contacts until
//! somebody *merges* them: one survives, the other points at it and is listed no more. Within [`UNDONE_WITHIN`] a merge
//! can be undone, and both are as they were.
//!
//! ```text
//! contact ──merge──► merged (stands behind its survivor) ──undo──► contact
//! table   ──bring──► waiting ──take──► every row is a contact, or none
//! ```
//!
//! Promises
//! - Nothing merges by itself but what a provider attests ([`attested`]), when somebody writes for the first time
//!   ([`steps::recognise`]): same name, same address is evidence, shown to a person who decides and picks who survives.
//! - A telephone number is kept as the world dials it, whoever wrote it.
//! - A merge takes along what `store::following` lists, and undoing it brings every row back.
//! - Of a table every row is taken in, or none.
//! - A contact opens to whoever may see one of their conversations; who has none is everybody's.
//! - Whoever sees no personal data finds nobody by name, and reads no note.
//! - Contacts of another tenant do not exist here.
//!
//! Start reading at [`merge`]. Not here: making contacts of those who write (`inbox`), companies (`companies`), leads.

pub mod attested;
mod commands;
mod model;
mod segments;
pub mod steps;
mod store;
pub mod table;

use time::Duration;

pub use commands::{
    CannotMerge, CannotRemoveSegment, CannotSaveSegment, CannotUnmerge, CannotWrite, Field, Merged, add, change,
    keep_apart, label, merge, note, remove_segment, save_segment, take_label, unmerge,
};
pub use model::{Attributes, BadDetails, Contact, Details, Double, Evidence, Filter, Listed, Past, Typed, Whole};
pub use segments::{MOST_SEGMENTS, Segment, SegmentFor, SegmentOf, segments};
pub use store::contacts::{card, list};
pub use store::doubles::doubles;
pub use store::whole::whole;

/// For so long a merge can be undone.
pub const UNDONE_WITHIN: Duration = Duration::days(30);

#[cfg(test)]
mod tests;
