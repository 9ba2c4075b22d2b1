//! Keeping what is not published yet.

use crate::knowledge::content::Revision;
use crate::knowledge::store;
use crate::prelude::*;

/// Why what was written was not kept, or not forgotten.
#[derive(Debug, thiserror::Error)]
pub enum CannotKeep {
    /// There is no such item here.
    #[error("knowledge item not found")]
    Gone,
    /// An FAQ entry cannot become a text, nor a text an FAQ entry.
    #[error("the item is of another kind")]
    OtherKind,
    /// Only people leave things unfinished.
    #[error("only a member keeps a draft")]
    Nobody,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Keeps what a member would have an item say, in place of what they kept before. Nothing is published.
///
/// # Errors
/// [`CannotKeep`]; then nothing was kept.
pub async fn keep_draft(
    mut tx: Tx<access::KnowledgeWrite>,
    item: ItemId,
    revision: &Revision,
) -> Result<(), CannotKeep> {
    let member = tx.member().ok_or(CannotKeep::Nobody)?;
    let held = store::hold(&mut tx, item).await?.ok_or(CannotKeep::Gone)?;
    if held.kind != revision.content.kind() {
        return Err(CannotKeep::OtherKind);
    }
    store::drafts::keep(&mut tx, item, member, revision).await?;
    Ok(tx.commit().await?)
}

/// Forgets what the member has kept of an item. Where they have kept nothing, nothing changes.
///
/// # Errors
/// [`CannotKeep::Gone`] where there is no such item; then nothing changed.
pub async fn discard_draft(mut tx: Tx<access::KnowledgeWrite>, item: ItemId) -> Result<(), CannotKeep> {
    store::hold(&mut tx, item).await?.ok_or(CannotKeep::Gone)?;
    store::drafts::forget(&mut tx, item).await?;
    Ok(tx.commit().await?)
}
