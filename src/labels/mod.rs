//! Labels: the words and colours by which a workspace sorts its conversations, contacts and companies.
//!
//! A label is *there* or *removed*. A removed one is shown nowhere, but its conversations
//! keep it, so that bringing it back brings back everything. Two that mean the same are
//! *merged*: the conversations of one get the other.
//!
//! Promises
//! - A workspace has at most one label of a name, however it is spelled in capitals.
//! - A colour never stands alone: wherever a label is shown, its name is.
//! - Removing a label changes no conversation and can be taken back.
//! - On a contact or a company a label may say something of it, its *value*: "Route: 7".
//! - What was said under a label is kept as hashes of words, which speak for it elsewhere.
//! - Labels of another tenant do not exist here.
//!
//! Start reading at [`add`]. What other features put into their own transactions is in
//! [`steps`]. Not here: labelling a conversation (`inbox`), a contact (`contacts`) or a
//! company (`companies`), which ask who sees it.

mod model;
pub use model::*;

#[cfg(not(target_arch = "wasm32"))]
mod commands;
#[cfg(not(target_arch = "wasm32"))]
pub mod steps;
#[cfg(not(target_arch = "wasm32"))]
mod store;

#[cfg(not(target_arch = "wasm32"))]
pub use commands::*;
#[cfg(not(target_arch = "wasm32"))]
pub use store::worn::{Wearer, Worn, of_companies, of_contacts};
#[cfg(not(target_arch = "wasm32"))]
pub use store::{Label, list};

#[cfg(test)]
mod tests;
