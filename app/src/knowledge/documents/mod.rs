//! Documents on the screen: brought by a form, shown page by page beside the files that they were read from.
//!
//! Promises
//! - Without scripts files go with the form; with them as soon as they are chosen or dropped.
//! - A citation opens at its page, in the version that was cited.
//! - What is being read shows by itself when it is; what cannot be read says why, and has a button.
//! - A new file can be looked at before it replaces the document: it waits until it is published or withdrawn.
//!
//! Start reading at [`Document`]. Not here: what comes of a file (`switchboard::knowledge::documents`).

pub mod doors;
mod originals;
mod page;
mod pages;
mod proposed;
mod upload;

pub(super) use page::{Document, looking};
pub(super) use proposed::{Decide, NotRead};
pub(super) use upload::Bring;
