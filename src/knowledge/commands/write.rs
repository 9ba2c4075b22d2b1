//! Writing one item.

use crate::knowledge::content::NewItem;
use crate::knowledge::steps;
use crate::prelude::*;

/// Writes a new item; the assistant may answer from it at once.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn write(mut tx: Tx<access::KnowledgeWrite>, item: NewItem) -> Result<ItemId, Fault> {
    let ends = item.terms.expires_at;
    let added = steps::add(&mut tx, &[item]).await?;
    steps::due(&mut tx, ends).await?;
    let id = added.first().copied().ok_or_else(|| Fault::other("one item makes one id"))?;
    steps::changed(&mut tx, Some(id)).await?;
    tx.commit().await?;
    Ok(id)
}
