//! Notes about a contact.

use crate::access::ContactsWrite;
use crate::companies::{CannotLabel, NoteText};
use crate::contacts::store;
use crate::prelude::*;

/// Writes something down about a contact.
///
/// # Errors
/// [`CannotLabel::Gone`] where there is no such contact.
pub async fn note(mut tx: Tx<ContactsWrite>, id: ContactId, text: &NoteText) -> Result<AddressNoteId, CannotLabel> {
    let by = tx.member().ok_or(CannotLabel::Gone)?;
    store::contacts::hold(&mut tx, id).await?.ok_or(CannotLabel::Gone)?;
    let note = store::contacts::add_note(&mut tx, id, by, text).await?;
    tx.record(Event::ContactChanged { contact: id }).await?;
    tx.commit().await?;
    Ok(note)
}
