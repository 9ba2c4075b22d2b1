//! Files: their bytes in a folder or in a bucket, and their way in and out over HTTP.
//!
//! Agents' forms bring them ([`forms`]), for a message or as knowledge; visitors and other systems post them one by one
//! ([`body`]); members fetch them behind their session, everybody else by a link that ends
//! ([`serve`]).
//!
//! Promises
//! - Bytes are written under a name that nobody reads, synced, and then renamed: a file is there
//!   whole or not at all. A full disk is a refusal, and leaves nothing (`R-9`).
//! - Whatever is served is inert: its type fixed by its content, never guessed by the browser,
//!   in a sandbox, and downloaded unless it is a picture made of dots (`F-3`).
//!
//! Not here: what a file is and whose (`switchboard::files`).

pub mod body;
mod bucket;
pub mod documents;
mod folder;
pub mod forms;
pub mod links;
pub mod serve;
mod tables;

use std::sync::Arc;

use switchboard::files::Objects;

use crate::commands::Failure;
use crate::settings::Settings;

pub use bucket::Bucket;
pub use folder::Folder;

/// What keeps the bytes of files, as the settings have it.
///
/// # Errors
/// What is wrong with the settings of a bucket.
pub fn objects(settings: &Settings) -> Result<Arc<dyn Objects>, Failure> {
    let folder = Folder::at(&settings.files_root);
    Ok(match &settings.files_bucket {
        Some(bucket) => Arc::new(Bucket::at(bucket, folder)?),
        None => Arc::new(folder),
    })
}
