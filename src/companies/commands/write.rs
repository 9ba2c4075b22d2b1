//! A new company, and what is known of one.

use crate::access::ContactsWrite;
use crate::companies::{Details, store};
use crate::prelude::*;

/// Why a company was not added.
#[derive(Debug, thiserror::Error)]
pub enum CannotWrite {
    /// Another one has the code.
    #[error("there is a company of this code")]
    Known,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Adds a company.
///
/// # Errors
/// [`CannotWrite`]; then nothing was added.
pub async fn add(mut tx: Tx<ContactsWrite>, details: &Details) -> Result<CompanyId, CannotWrite> {
    let id = CompanyId::new();
    store::add(&mut tx, id, details).await.on_constraint("companies_one_per_code", CannotWrite::Known)?;
    tx.record(Event::CompanyChanged { company: id }).await?;
    tx.commit().await?;
    Ok(id)
}

/// Why a company was not changed.
#[derive(Debug, thiserror::Error)]
pub enum CannotChange {
    /// No such company here.
    #[error("company not found")]
    Gone,
    /// Another one has the code.
    #[error("there is a company of this code")]
    Known,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Changes what is known of a company.
///
/// # Errors
/// [`CannotChange`]; then nothing changed.
pub async fn change(mut tx: Tx<ContactsWrite>, id: CompanyId, details: &Details) -> Result<(), CannotChange> {
    let changed = store::change(&mut tx, id, details).await;
    if !changed.on_constraint("companies_one_per_code", CannotChange::Known)? {
        return Err(CannotChange::Gone);
    }
    tx.record(Event::CompanyChanged { company: id }).await?;
    Ok(tx.commit().await?)
}
