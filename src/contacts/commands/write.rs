//! A new contact, and what is known of one.

use crate::access::ContactsWrite;
use crate::contacts::{Details, store};
use crate::prelude::*;

/// Why a contact was not written.
#[derive(Debug, thiserror::Error)]
pub enum CannotWrite {
    /// No such contact that the actor may see, or it stands for itself no more.
    #[error("contact not found")]
    Gone,
    /// Their company is not there.
    #[error("company not found")]
    NoSuchCompany,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// The key by which a contact belongs to a company.
const COMPANY: &str = "contacts_tenant_id_company_id_fkey";

/// Adds a contact whom no channel knows yet.
///
/// # Errors
/// [`CannotWrite`]; then nothing was added.
pub async fn add(mut tx: Tx<ContactsWrite>, details: &Details) -> Result<ContactId, CannotWrite> {
    let id = ContactId::new();
    let added = store::contacts::add(&mut tx, &[(id, details)]).await;
    added.on_constraint(COMPANY, CannotWrite::NoSuchCompany)?;
    tx.record(Event::ContactChanged { contact: id }).await?;
    tx.commit().await?;
    Ok(id)
}

/// Says what is known of a contact.
///
/// # Errors
/// [`CannotWrite`]; then nothing changed.
pub async fn change(mut tx: Tx<ContactsWrite>, id: ContactId, details: &Details) -> Result<(), CannotWrite> {
    store::contacts::hold(&mut tx, id).await?.ok_or(CannotWrite::Gone)?;
    let changed = store::contacts::change(&mut tx, id, details).await;
    changed.on_constraint(COMPANY, CannotWrite::NoSuchCompany)?;
    tx.record(Event::ContactChanged { contact: id }).await?;
    Ok(tx.commit().await?)
}
