//! Teams: groups of members who share conversations.
//!
//! A team is *there* or *removed*. Its members come and go; a conversation that is given to a
//! team waits for one of them. Somebody may be in several teams, or in none. A team's conversations
//! are given out *by hand*, or *by turns*: to the next member who is here and has room.
//!
//! Promises
//! - A workspace has at most one team of a name, however it is spelled in capitals.
//! - Only members of the workspace can be in its teams.
//! - A removed team keeps its members and its conversations until it comes back.
//! - By turns nobody is given more than they have room for, however many workers give, and nobody
//!   who is away is given anything.
//! - Teams of another tenant do not exist here.
//!
//! Start reading at [`add`]. What other features put into their own transactions is in
//! [`steps`]; whose turn it is says [`turns`]. Not here: the people themselves, their roles and whether they are away (`team`),
//! giving a conversation to a team (`inbox`).

mod commands;
pub mod steps;
mod store;
pub mod turns;

pub use commands::*;
pub use store::turns::capacities;
pub use store::{Assignment, Team, list};

#[cfg(test)]
mod tests;
