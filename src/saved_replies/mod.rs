//! Saved replies: texts that agents send again and again, ready to be put into an answer.
//!
//! A saved reply has a title, a shortcode and a body in English, in French, or in both. Bodies
//! have variables, `{contact}`, `{agent}` and `{workspace}`, which are filled when the reply is
//! put into the composer: then it is an ordinary draft, which a person reads and sends.
//!
//! Promises
//! - A variable that nobody could fill is refused when the reply is saved, never found out by
//!   a customer.
//! - A variable without a value leaves no hole: the space before it goes as well.
//! - The customer's language is used where the reply has it, the other language otherwise.
//! - A shortcode names one reply of a workspace.
//!
//! Start reading at [`SavedReply::filled`]. Not here: keeping and sending drafts (`inbox`).
#![cfg(not(target_arch = "wasm32"))]

mod commands;
mod model;
mod store;
mod variables;

pub use commands::{CannotSaveReply, remove, revise, write};
pub use model::{LONGEST_SHORTCODE, LONGEST_TITLE, MOST, NewReply, SavedReply, Unacceptable};
pub use store::{find, list};
pub use variables::{VARIABLES, Values};

#[cfg(test)]
mod tests;
