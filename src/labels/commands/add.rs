//! A new label.

use crate::access::DeskArrange;
use crate::labels::{Tone, store};
use crate::prelude::*;
use crate::title::Title;

/// More than these nobody remembers, and every page of the inbox reads them.
pub const MOST_LABELS: i64 = 100;

/// Why a label was not added.
#[derive(Debug, thiserror::Error)]
pub enum CannotAddLabel {
    /// There is one of this name.
    #[error("there is a label of this name")]
    Known,
    /// There are [`MOST_LABELS`].
    #[error("there are too many labels")]
    TooMany,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Adds a label to the workspace's.
///
/// # Errors
/// [`CannotAddLabel`].
pub async fn add(mut tx: Tx<DeskArrange>, name: &Title, tone: Tone) -> Result<LabelId, CannotAddLabel> {
    if store::count(&mut tx).await? >= MOST_LABELS {
        return Err(CannotAddLabel::TooMany);
    }
    let id = store::add(&mut tx, name, tone).await.on_constraint("labels_one_per_name", CannotAddLabel::Known)?;
    tx.record(Event::DeskArranged).await?;
    tx.commit().await?;
    Ok(id)
}
