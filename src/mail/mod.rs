//! Mail: letters to people of a team, sent after the commit.
//!
//! A letter is *queued* in the transaction of the change that it tells of; a worker hands it
//! to the mail server and it is *sent*, or *failed* when the server refused it for good, or
//! *unknown* when the server fell silent after it had everything: then it may have arrived,
//! and is not sent twice (`J-6`).
//!
//! Promises
//! - A letter exists if and only if the change that it tells of was committed.
//! - Letters carry links that open doors: once one has left, or the links have ended, its body is emptied (`A-4`).
//!
//! Start reading at [`steps::post`]. Not here: what a letter says (each feature writes its
//! own), SMTP (`server/src/mail.rs`).

mod model;
pub mod steps;
mod store;

pub use model::{Letter, Mail, MailState};
pub use store::{hold, list, mark_failed, mark_sent, mark_unknown, put_back, start_sending, sweep};

#[cfg(test)]
mod tests;
