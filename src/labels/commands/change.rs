//! Another name, another colour.

use crate::access::DeskArrange;
use crate::labels::{Tone, store};
use crate::prelude::*;
use crate::title::Title;

/// Why a label was not changed.
#[derive(Debug, thiserror::Error)]
pub enum CannotChangeLabel {
    /// No such label in this workspace.
    #[error("label not found")]
    Gone,
    /// There is another one of this name.
    #[error("there is a label of this name")]
    Known,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Gives a label a name and a colour.
///
/// # Errors
/// [`CannotChangeLabel`].
pub async fn change(mut tx: Tx<DeskArrange>, id: LabelId, name: &Title, tone: Tone) -> Result<(), CannotChangeLabel> {
    let changed =
        store::change(&mut tx, id, name, tone).await.on_constraint("labels_one_per_name", CannotChangeLabel::Known)?;
    if !changed {
        return Err(CannotChangeLabel::Gone);
    }
    tx.record(Event::DeskArranged).await?;
    Ok(tx.commit().await?)
}
