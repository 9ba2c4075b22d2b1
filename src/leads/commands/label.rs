//! Putting a label on a lead, or taking it off.

use crate::access::LeadsWork;
use crate::leads::store::{self, labels};
use crate::prelude::*;

/// Labels of one lead at most: more say nothing.
const MOST: usize = 20;

/// Why a lead was not labelled.
#[derive(Debug, thiserror::Error)]
pub enum CannotLabel {
    /// No such lead that the actor can see.
    #[error("lead not found")]
    Gone,
    /// No such label in this workspace.
    #[error("label not found")]
    NoSuchLabel,
    /// It has as many as a lead can have.
    #[error("the lead has too many labels")]
    Full,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Puts a label on a lead (`on`), or takes it off. Twice is the same as once.
///
/// # Errors
/// [`CannotLabel`].
pub async fn label(mut tx: Tx<LeadsWork>, id: LeadId, label: LabelId, on: bool) -> Result<(), CannotLabel> {
    store::hold(&mut tx, id).await?.ok_or(CannotLabel::Gone)?;
    if !on {
        labels::take(&mut tx, id, label).await?;
    } else {
        let worn = labels::labels(&mut tx, id).await?;
        if worn.len() >= MOST && !worn.contains(&label) {
            return Err(CannotLabel::Full);
        }
        if !labels::put(&mut tx, id, label).await? {
            return Err(CannotLabel::NoSuchLabel);
        }
    }
    tx.record(Event::LeadChanged { lead: id }).await?;
    Ok(tx.commit().await?)
}
