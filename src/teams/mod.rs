//! Teams: groups of members who share conversations.
//!
//! A team is *there* or *removed*. Its members come and go; a conversation that is given to a
//! team waits for one of them. Somebody may be in several teams, or in none.
//!
//! Promises
//! - A workspace has at most one team of a name, however it is spelled in capitals.
//! - Only members of the workspace can be in its teams.
//! - A removed team keeps its members and its conversations until it comes back.
//! - Teams of another tenant do not exist here.
//!
//! Start reading at [`add`]. What other features put into their own transactions is in
//! [`steps`]. Not here: the people themselves, their roles and whether they are away (`team`),
//! giving a conversation to a team (`inbox`).

mod commands;
pub mod steps;
mod store;

pub use commands::*;
pub use store::{Team, list};

#[cfg(test)]
mod tests;
