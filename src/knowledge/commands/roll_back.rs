//! Going back to an earlier version.

use crate::knowledge::{documents, steps, store};
use crate::prelude::*;

/// Why an item was not rolled back.
#[derive(Debug, thiserror::Error)]
pub enum CannotRollBack {
    /// There is no such item here.
    #[error("knowledge item not found")]
    Gone,
    /// The item never had that version.
    #[error("no such version")]
    NoSuchVersion,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Makes an earlier version the active one again. The later ones stay, and can be returned to.
///
/// # Errors
/// [`CannotRollBack`]; then nothing changed.
pub async fn roll_back(mut tx: Tx<access::KnowledgeWrite>, item: ItemId, number: i32) -> Result<(), CannotRollBack> {
    let held = store::hold(&mut tx, item).await?.ok_or(CannotRollBack::Gone)?;
    if !(1..=held.last_version).contains(&number) {
        return Err(CannotRollBack::NoSuchVersion);
    }

    // What was planned and is wanted now is not wanted again later.
    store::plans::remove(&mut tx, item, number).await?;
    let language = documents::published(&mut tx, item, number).await?.unwrap_or(held.language);
    store::activate(&mut tx, item, number, language).await?;
    steps::changed(&mut tx, Some(item)).await?;
    Ok(tx.commit().await?)
}
