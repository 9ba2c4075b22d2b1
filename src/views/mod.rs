//! Saved views: ways of looking at the inbox that somebody gave a name.
//!
//! A view is a name and conditions. It is for its *owner* alone, for a *team*, or for
//! *everyone* of the workspace; *removed*, it can be brought back.
//!
//! Promises
//! - What is saved is conditions and nothing else: never a statement, never words to search.
//! - A view shows to each reader what they may see: it lists and counts by the inbox's own query.
//! - Only who arranges the desk saves and removes what others look at.
//! - Views of another tenant do not exist here.
//!
//! Start reading at [`save`]. Not here: what the conditions mean (`inbox`), how they stand in
//! an address (`app`).

mod commands;
mod store;

pub use commands::*;
pub use store::{MOST_VIEWS, SavedView, list};

#[cfg(test)]
mod tests;

crate::words! {
    /// Whom a view is for.
    pub enum Audience {
        /// Its owner.
        Me = "me",
        /// One team.
        Team = "team",
        /// The workspace.
        Everyone = "everyone",
    }
}
