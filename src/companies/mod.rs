//! Companies: the businesses that contacts write for.
//!
//! A company has a *name* and a *code*, which is what the workspace's own books call it. Contacts are its *members*;
//! each belongs to one company at most. It wears labels, each of which may say something of it ("Route: 7"), has
//! attributes by names of the workspace's own, and notes.
//!
//! Promises
//! - A workspace has at most one company of a code, however it is spelled in capitals.
//! - Whoever sees no personal data sees no names of companies either: many are people's.
//! - A company of another tenant does not exist here; it is never "forbidden".
//!
//! Start reading at [`add`]. Not here: who its members are (`contacts`), bringing a table of companies
//! (`contacts::table`).

mod commands;
mod model;
pub mod steps;
mod store;

pub use commands::{
    CannotChange, CannotLabel, CannotWrite, LONGEST_NOTE, Note, NoteText, add, change, label, note, take_label,
};
pub use model::{Attributes, BadCompany, Company, Details, Filter, LONGEST_NAME, Listed, one_line};
pub use store::{find, list, names};

#[cfg(test)]
mod tests;
