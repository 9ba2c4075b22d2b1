//! Writing a note about a lead.

use crate::access::LeadsWork;
use crate::leads::store::{self, notes, writes};
use crate::prelude::*;

/// Longest note, in characters.
pub const LONGEST_NOTE: usize = 4_000;

/// Why no note was written.
#[derive(Debug, thiserror::Error)]
pub enum CannotNote {
    /// No such lead that the actor can see.
    #[error("lead not found")]
    Gone,
    /// It says nothing, or more than [`LONGEST_NOTE`] characters.
    #[error("a note has 1 to 4000 characters")]
    Unfit,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Writes a note about a lead, dated and with its author.
///
/// # Errors
/// [`CannotNote`].
pub async fn note(mut tx: Tx<LeadsWork>, id: LeadId, text: &str) -> Result<(), CannotNote> {
    store::hold(&mut tx, id).await?.ok_or(CannotNote::Gone)?;
    let text = text.replace('\0', "");
    let text = text.trim();
    if !(1..=LONGEST_NOTE).contains(&text.chars().count()) {
        return Err(CannotNote::Unfit);
    }
    notes::add(&mut tx, id, text).await?;
    writes::touch(&mut tx, id).await?;
    tx.record(Event::LeadChanged { lead: id }).await?;
    Ok(tx.commit().await?)
}
