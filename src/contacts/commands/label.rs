//! Labels of a contact, with what they say of them.

use crate::access::ContactsWrite;
use crate::companies::CannotLabel;
use crate::contacts::store;
use crate::labels::Wearer;
use crate::labels::steps::{put_on, take_off};
use crate::prelude::*;

/// Puts a label on a contact, or says another value of it. Twice is the same as once.
///
/// # Errors
/// [`CannotLabel`]; then nothing changed.
pub async fn label(mut tx: Tx<ContactsWrite>, id: ContactId, label: LabelId, value: &str) -> Result<(), CannotLabel> {
    let value = CannotLabel::value(value)?;
    store::contacts::hold(&mut tx, id).await?.ok_or(CannotLabel::Gone)?;
    if !CannotLabel::of(put_on(&mut tx, Wearer::Contact(id), label, value.as_deref()).await?)? {
        return Ok(());
    }
    tx.record(Event::ContactChanged { contact: id }).await?;
    Ok(tx.commit().await?)
}

/// Takes a label off a contact. Twice is the same as once.
///
/// # Errors
/// [`CannotLabel`]; then nothing changed.
pub async fn take_label(mut tx: Tx<ContactsWrite>, id: ContactId, label: LabelId) -> Result<(), CannotLabel> {
    store::contacts::hold(&mut tx, id).await?.ok_or(CannotLabel::Gone)?;
    if !CannotLabel::of(take_off(&mut tx, Wearer::Contact(id), label).await?)? {
        return Ok(());
    }
    tx.record(Event::ContactChanged { contact: id }).await?;
    Ok(tx.commit().await?)
}
