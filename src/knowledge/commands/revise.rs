//! Editing an item: a new version, the old ones kept.

use crate::knowledge::content::Revision;
use crate::knowledge::{passages, steps, store};
use crate::prelude::*;

/// Why an item was not revised.
#[derive(Debug, thiserror::Error)]
pub enum CannotRevise {
    /// There is no such item here.
    #[error("knowledge item not found")]
    Gone,
    /// An FAQ entry cannot become a text, nor a text an FAQ entry.
    #[error("the item is of another kind")]
    OtherKind,
    /// Somebody else wrote a version meanwhile.
    #[error("another version became active meanwhile")]
    Overtaken,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Writes a new version and makes it the active one. Returns its number.
///
/// # Errors
/// [`CannotRevise`]; then nothing was written.
pub async fn revise(mut tx: Tx<access::KnowledgeWrite>, item: ItemId, revision: Revision) -> Result<i32, CannotRevise> {
    let held = store::hold(&mut tx, item).await?.ok_or(CannotRevise::Gone)?;
    if held.kind != revision.content.kind() {
        return Err(CannotRevise::OtherKind);
    }
    if held.active_version != revision.based_on {
        return Err(CannotRevise::Overtaken);
    }

    let number = store::plans::next_number(&mut tx, item).await?;
    let cuts = passages::cut(item, number, &revision.content);
    store::add_version(&mut tx, item, number, &revision.content).await?;
    store::add_passages(&mut tx, &cuts).await?;
    store::activate(&mut tx, item, number, revision.language).await?;
    // It is published now.
    store::drafts::forget(&mut tx, item).await?;
    steps::changed(&mut tx, Some(item)).await?;
    tx.commit().await?;
    Ok(number)
}
