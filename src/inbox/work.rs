//! What workers do for the inbox.
//!
//! Each borrows the transaction, because a job ends in the transaction of its effects. Only
//! [`start_sending`] commits: that a message is being sent must be known before it is.

mod climb;
mod hand_back;
mod ingest;
mod send;
mod share;
mod wake;

pub use climb::climb;
pub use hand_back::hand_back;
pub use ingest::{Ingested, ingest, park, replay};
pub use send::{Outcome, Outgoing, receipt, settle, start_sending};
pub use share::share;
pub use wake::wake;
