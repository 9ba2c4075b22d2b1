//! Notifications: what a member of the team should know of, until they have read it.
//!
//! A notification is *unread* until its member opens it or says that they have read
//! everything. It names a conversation and what it is about; the words are made when it is
//! shown, in the language of whoever reads.
//!
//! Promises
//! - Nobody reads another member's notifications.
//! - What a member may not see any more, its notification does not tell.
//!
//! Start reading at [`steps::tell`]. Not here: deciding who is told (`inbox::work::climb`,
//! `inbox::note`, `inbox::reassign`).

mod about;
mod commands;
pub mod steps;
mod store;

pub use about::About;
pub use commands::{mark_all_read, open};
pub use store::{Notification, list, unread};

#[cfg(test)]
mod tests;
