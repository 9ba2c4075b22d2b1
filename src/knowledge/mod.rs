//! Knowledge: what the assistant may answer from.
//!
//! A workspace keeps *items*: a question with its answer (an FAQ entry), a text, a document or a
//! page of a website. What an item says stands in *versions*, written (or read by the machine) once
//! and never edited; one of them is active. A
//! version is cut into *passages*, small enough to be quoted and cited. A *disabled* item is
//! kept, and not searched. A *gap* is a question of customers that the knowledge does not answer,
//! or no more as it is: *open* until somebody says that it is *resolved*, or none (*dismissed*).
//!
//! ```text
//! written ──► active ──► disabled       revise: a new version becomes active
//!               ▲            │          roll back: an old version becomes active again
//!               └── enabled ─┘
//! ```
//!
//! Promises
//! - An item, its version and its passages are written together or not at all, and with them
//!   the edition that tells every index that it is old.
//! - No version and no passage is ever changed or removed: what an answer cited stays readable.
//! - A passage that a new version leaves as it was keeps its id.
//! - Two people who edit the same version do not overwrite each other: the second is told.
//! - What somebody has written and not published is kept for them, and seen by nobody else.
//! - A source that several people call out of date is one gap.
//! - A search sees every change that was committed before it began.
//!
//! Start reading at [`write`], then [`Shelves`], which keeps the indexes. Not here: files that are
//! read ([`documents`]), ranking (`search`), deciding what to say with a passage (`assistant`).
//!
//! No island shows knowledge, so the browser gets nothing of this feature.
#![cfg(not(target_arch = "wasm32"))]

mod commands;
mod content;
pub mod documents;
mod draft;
mod gap;
mod language;
mod matched;
pub mod meaning;
mod model;
mod passages;
pub mod search;
mod shelves;
pub(crate) mod steps;
mod store;
mod supposed;

pub use commands::{CannotImport, CannotRevise, CannotRollBack, CannotSettle, CannotSwitch, MOST_AT_ONCE};
pub use commands::{CannotKeep, discard_draft, keep_draft};
pub use commands::{disable, enable, import, revise, roll_back, settle, write};
pub use content::{Content, NewItem, Revision, Unacceptable, searchable};
pub use draft::Draft;
pub use gap::{Gap, GapState};
pub use matched::matched;
pub use model::{
    Cursor, Filter, Found, Kind, LONGEST_ANSWER, LONGEST_READ, LONGEST_TEXT, LONGEST_TITLE, Listed, MOST_VARIANTS,
    NoCursor, Reason, ShownPassage, State, Version,
};
pub use search::{Hit, Language};
pub use shelves::{Fill, Shelves, Tried, USUAL_ROOM};
pub use store::drafts::draft;
pub use store::gaps::open_gaps;
pub use store::places::{Place, places};
pub use store::{find, find_item, list, whole};
pub use supposed::{Change, supposed};

#[cfg(test)]
mod tests;
