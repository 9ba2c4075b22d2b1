//! Knowledge: what the assistant may answer from.
//!
//! A workspace keeps *items*: a question with its answer (an FAQ entry), a text, a document or a
//! page of a website. What an item says stands in *versions*, written (or read by the machine) once
//! and never edited; one of them is active. A
//! version is cut into *passages*, small enough to be quoted and cited. A *disabled* item is
//! kept, and not searched. An item may be for agents alone, and may have an end; a version may be
//! *planned* for a moment to come.
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
//! - What is for agents is found by them, and never said to a customer.
//! - An end, a plan or an age that is due is due once, whoever looks at it and however often.
//! - A search sees every change that was committed before it began.
//!
//! Start reading at [`write`], then [`Shelves`], which keeps the indexes. Not here: files that are
//! read ([`documents`]), what customers ask in vain ([`gaps`]), ranking (`search`), deciding what to say with a passage (`assistant`).
//!
//! No island shows knowledge, so the browser gets nothing of this feature.
#![cfg(not(target_arch = "wasm32"))]

mod commands;
mod content;
pub mod documents;
mod draft;
mod filling;
pub mod gaps;
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
pub mod table;
mod terms;
pub mod vectors;
pub mod work;

pub use commands::{CannotChange, CannotImport, CannotPlan, CannotRevise, CannotRollBack, CannotSwitch, MOST_AT_ONCE};
pub use commands::{CannotKeep, discard_draft, keep_draft};
pub use commands::{call_off, confirm, disable, enable, import, plan, revise, roll_back, set_age, set_terms, write};
pub use content::{Content, NewItem, Revision, Unacceptable, searchable};
pub use draft::Draft;
pub use matched::{matched, matched_words};
pub use model::{
    Cursor, Filter, Found, Kind, LONGEST_ANSWER, LONGEST_READ, LONGEST_TEXT, LONGEST_TITLE, Listed, MOST_VARIANTS,
    NoCursor, Reason, ShownPassage, State, Version,
};
pub use search::{Hit, Language};
pub use shelves::{Fill, Shelves, Tried, USUAL_ROOM};
pub use store::drafts::draft;
pub use store::places::{Place, places};
pub use store::plans::of_item as plans;
pub use store::terms::{age, of_agents, stale};
pub use store::{find, find_item, list, version, whole};
pub use supposed::{Change, Compared, Foreseen, MOST_SUPPOSED, Supposed, supposed, without};
pub use terms::{AGES, Age, Audience, Plan, SOON, Terms, USUAL_AGE};

#[cfg(test)]
mod tests;
