//! Two labels that mean the same.

use crate::access::DeskArrange;
use crate::labels::store;
use crate::prelude::*;

/// Why labels were not merged.
#[derive(Debug, thiserror::Error)]
pub enum CannotMergeLabels {
    /// One of them is not there.
    #[error("label not found")]
    Gone,
    /// They are one and the same.
    #[error("a label is not merged into itself")]
    Itself,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Gives whatever has a label another one instead, and removes the first.
///
/// # Errors
/// [`CannotMergeLabels`].
pub async fn merge(mut tx: Tx<DeskArrange>, id: LabelId, into: LabelId) -> Result<(), CannotMergeLabels> {
    if id == into {
        return Err(CannotMergeLabels::Itself);
    }
    if !store::hold_both(&mut tx, id, into).await? {
        return Err(CannotMergeLabels::Gone);
    }
    store::move_conversations(&mut tx, id, into).await?;
    store::worn::give_wearers(&mut tx, id, into).await?;
    store::hints::move_terms(&mut tx, id, into).await?;
    store::set_removed(&mut tx, id, true).await?;
    tx.record(Event::DeskArranged).await?;
    Ok(tx.commit().await?)
}
