//! Notifications: what a member of the team should know of, until they have read it.
//!
//! A notification is *unread* until its member opens it or says that they have read
//! everything. It names a conversation, or a meter of what is used, and what it is about; the
//! words are made when it is shown, in the language of whoever reads.
//!
//! It comes by the ways that its member has chosen for its kind ([`Choices`]): behind the bell
//! at once; by the browser at once, or at the end of quiet hours ([`Times`]); by mail with
//! whatever else waits, once an hour or a day. What comes later is a job (`NewsWaits`, [`work`])
//! that looks again, when its moment has come, at what its member wants by then.
//!
//! Promises
//! - Nobody reads another member's notifications.
//! - What a member may not see any more, its notification does not tell, wherever it stands.
//! - Each is written in one letter at most, whoever dies in between; nothing unread, no letter.
//! - In quiet hours nobody is disturbed; what came in them comes after.
//!
//! Start reading at [`steps::tell`]. Not here: deciding who is told (`inbox::work::climb`,
//! `inbox::note`, `inbox::reassign`, `inbox::assign`), showing it in a browser (`server/src/http/live`).

mod about;
mod choices;
mod commands;
mod letters;
mod place;
mod sentence;
pub mod steps;
mod store;
mod telling;
mod times;
pub mod work;

pub use about::About;
pub use choices::{Choices, Way, Wish};
pub use commands::{choose, mail_now, mark_all_read, open, set_times};
pub use place::Place;
pub use store::choices::{choices, times};
pub use store::{Notification, find, list, unread};
pub use times::{Digest, Minute, Nights, Quiet, Times};

#[cfg(test)]
mod tests;
