//! Files: what people send along with their words.
//!
//! A file is taken in ahead of the message that it belongs to. It *waits* with whoever brought it,
//! an agent in one conversation or a customer on one channel, and *goes along* with the next
//! message they send. What waits too long is forgotten.
//!
//! Promises
//! - No row without its bytes and no bytes without a row for longer than two hours: the bytes
//!   are safe before the row is written, and a sweep takes what nobody wrote down (`R-9`).
//! - What a file is, is read from its first bytes, never from its name or its sender's word. Its
//!   name is a text to show; where its bytes are is made of ids (`F-3`).
//! - A file of more than 25 MB is refused before it is kept (`F-1`).
//! - Who does not see the conversation does not see the file. Outside of the desk it is reached
//!   by a link that names it alone and ends ([`link`]).
//!
//! Start reading at [`Upload`]. Not here: where bytes are kept (`server`, behind [`Objects`]),
//! which message a file belongs to (`inbox`).
#![cfg(not(target_arch = "wasm32"))]

mod commands;
mod kind;
mod link;
mod model;
mod objects;
pub mod steps;
mod store;
mod sweep;
mod upload;

pub use commands::{CannotTake, discard, take_for_agent, take_for_api, take_for_visitor};
pub use kind::Kind;
pub use link::{BadLink, follow, link};
pub use model::File;
pub use objects::{CannotKeep, Key, Objects, Unfinished};
pub use store::{find, linked, waiting};
pub use sweep::{Swept, sweep};
pub use upload::{CannotUpload, Kept, LARGEST, LARGEST_MB, MOST_WAITING, Upload};

#[cfg(test)]
mod tests;
