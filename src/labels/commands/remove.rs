//! A label that is not needed any more, and second thoughts about it.

use crate::access::DeskArrange;
use crate::labels::store;
use crate::prelude::*;

/// Why a label was not removed, or did not come back.
#[derive(Debug, thiserror::Error)]
pub enum CannotRemoveLabel {
    /// No such label in this workspace.
    #[error("label not found")]
    Gone,
    /// Another one has its name meanwhile.
    #[error("there is a label of this name")]
    Known,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Removes a label. Its conversations keep it, unseen, until it comes back.
///
/// # Errors
/// [`CannotRemoveLabel`].
pub async fn remove(tx: Tx<DeskArrange>, id: LabelId) -> Result<(), CannotRemoveLabel> {
    set_removed(tx, id, true).await
}

/// Brings a removed label back, with its conversations.
///
/// # Errors
/// [`CannotRemoveLabel`].
pub async fn restore(tx: Tx<DeskArrange>, id: LabelId) -> Result<(), CannotRemoveLabel> {
    set_removed(tx, id, false).await
}

async fn set_removed(mut tx: Tx<DeskArrange>, id: LabelId, removed: bool) -> Result<(), CannotRemoveLabel> {
    let done = store::set_removed(&mut tx, id, removed)
        .await
        .on_constraint("labels_one_per_name", CannotRemoveLabel::Known)?;
    if !done {
        return Err(CannotRemoveLabel::Gone);
    }
    tx.record(Event::DeskArranged).await?;
    Ok(tx.commit().await?)
}
