//! Documents: knowledge that is read from files.
//!
//! A file that somebody uploads becomes an item at once; what it says follows when a worker has
//! read it. A new file replaces what the item says, never what it said: every *original* is kept
//! with the version that was read from it.
//!
//! ```text
//! uploaded ──► waiting ──► reading ──► ready       replaced: waits again; the active version
//!                 ▲           │                    answers until the new one is read
//!                 └── again ◄─┴──► failed
//!
//! proposed ──► waiting ──► reading ──► ready ──► published       what is proposed is read beside
//!                 └── again ◄─┴──► failed ──► withdrawn           what is searched, and touches nothing
//! ```
//!
//! Promises
//! - An item, its original and the job that reads it are written together or not at all.
//! - However often a reading is begun, broken off and begun again, an original makes one version.
//! - What a newer file has overtaken is not read into the item any more.
//! - A file that cannot be read leaves what the item said before as it was, and says why.
//! - The same bytes, uploaded again, are the same document.
//! - What a file says that is only *proposed* is not searched until somebody publishes it; neither its
//!   reading nor its failing changes how far the document is.
//!
//! Start reading at [`upload`], then [`work`]. Not here: where bytes are kept (`files`), the
//! process in which a file is read (`server/src/reading`), what a file says (the crate `documents`).

mod commands;
mod model;
mod propose;
mod store;
pub mod work;

pub(super) use commands::resume;
pub use commands::{CannotDescribe, CannotReadAgain, CannotReplace, LONGEST_DESCRIPTION};
pub use commands::{Uploaded, describe, read_again, replace, upload};
pub use model::{
    Begun, Document, Looking, Original, PAGES_AT_ONCE, Proposed, ProposedState, Read, ReadPage, ShownPage,
};
pub(super) use propose::published;
pub use propose::{CannotDecide, propose, publish, read_proposed_again, withdraw};
pub use store::proposed::of_item as proposed;
pub use store::{failed, find, original};

#[cfg(test)]
mod tests;
