//! The contract with whoever keeps the bytes: a folder, or a store of objects.

use std::time::SystemTime;

use futures::future::BoxFuture;

use crate::ids::{FileId, TenantId};

/// What bytes are called: made of ids alone, so that no name can lead anywhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Whose.
    pub tenant: TenantId,
    /// Which file.
    pub file: FileId,
}

/// Why bytes were not kept or not given back.
#[derive(Debug, thiserror::Error)]
pub enum CannotKeep {
    /// There is no room left.
    #[error("no space is left for files")]
    Full,
    /// An accident.
    #[error("files: {0}")]
    Broken(#[from] std::io::Error),
}

/// Keeps the bytes of files.
pub trait Objects: Send + Sync {
    /// Begins to take bytes in. Nothing of them is there before they are kept.
    fn begin(&self) -> BoxFuture<'_, Result<Box<dyn Unfinished>, CannotKeep>>;

    /// At most `most` bytes from a place on; none at the end, and none of what is not there.
    fn read(&self, key: Key, from: u64, most: usize) -> BoxFuture<'_, Result<Vec<u8>, CannotKeep>>;

    /// Removes bytes, if they are there.
    fn remove(&self, key: Key) -> BoxFuture<'_, Result<(), CannotKeep>>;

    /// The workspaces that have bytes here.
    fn tenants(&self) -> BoxFuture<'_, Result<Vec<TenantId>, CannotKeep>>;

    /// What a workspace has here that was kept before a moment. Removes what was begun before it
    /// and never kept.
    fn kept_before(&self, tenant: TenantId, moment: SystemTime) -> BoxFuture<'_, Result<Vec<FileId>, CannotKeep>>;
}

/// Bytes on their way in. Dropped, they are gone.
pub trait Unfinished: Send {
    /// Takes more bytes.
    fn write<'a>(&'a mut self, bytes: &'a [u8]) -> BoxFuture<'a, Result<(), CannotKeep>>;

    /// Keeps them under this key: after a power cut they are there whole.
    fn keep(self: Box<Self>, key: Key) -> BoxFuture<'static, Result<(), CannotKeep>>;
}
