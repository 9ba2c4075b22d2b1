//! Reading a document: before it, away from the database, and after it.

use switchboard::fault::Fault;
use switchboard::files::Key;
use switchboard::ids::*;
use switchboard::jobs::{self, Claim};
use switchboard::knowledge::documents::work;
use switchboard::tenancy::Desk;

use super::Hands;
use crate::reading::NotRead;
use crate::worker::{Undone, end, put_back, worker};

impl Hands {
    /// Reads an original into its item. Broken off at any point, the next try does what is left to be done.
    pub(super) async fn read_document(&self, desk: &Desk, claim: &Claim, original: FileId) -> Result<(), Undone> {
        let mut tx = worker(desk, claim.tenant).await?;
        // Somebody who was away too long must not say that it is being read.
        if !jobs::holds(&mut tx, claim).await? {
            return Err(Undone::LeaseLost);
        }
        let Some(begun) = work::begin(&mut tx, original).await? else { return end(tx, claim).await };
        tx.commit().await?;

        let bytes = self.whole(Key { tenant: claim.tenant, file: original }, begun.bytes).await?;
        let read = match self.reader.read(&begun.name, &bytes).await {
            Ok(read) => Ok(read),
            Err(NotRead::Unreadable(reason)) => Err(reason),
            Err(NotRead::Fault(fault)) => return Err(fault.into()),
        };
        let mut tx = worker(desk, claim.tenant).await?;
        work::finish(&mut tx, original, read).await?;
        end(tx, claim).await
    }

    /// The bytes of a file, all of them.
    async fn whole(&self, key: Key, length: i64) -> Result<Vec<u8>, Fault> {
        let length = usize::try_from(length).map_err(Fault::other)?;
        let bytes = self.files.read(key, 0, length).await.map_err(Fault::other)?;
        match bytes.len() == length {
            true => Ok(bytes),
            false => Err(Fault::other(format!("of {} there are {} bytes, not {length}", key.file, bytes.len()))),
        }
    }
}

/// Says that the document could not be read. The job waits for a person all the same.
pub(super) async fn give_up(desk: &Desk, claim: &Claim, original: FileId, fault: &Fault) -> Result<(), Undone> {
    let mut tx = worker(desk, claim.tenant).await?;
    if !jobs::holds(&mut tx, claim).await? {
        return Err(Undone::LeaseLost);
    }
    work::give_up(&mut tx, original).await?;
    tx.commit().await?;
    Ok(put_back(desk, claim, fault).await?)
}
