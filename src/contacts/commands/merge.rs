//! Two contacts become one.

use crate::access::ContactsWrite;
use crate::contacts::steps;
use crate::prelude::*;

/// Why two contacts were not merged.
#[derive(Debug, thiserror::Error)]
pub enum CannotMerge {
    /// One of them is not there for the actor, or was merged before.
    #[error("contact not found")]
    Gone,
    /// It is one contact.
    #[error("a contact cannot be merged into itself")]
    Same,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

crate::words! {
    /// What of a contact can be chosen when two become one.
    pub enum Field {
        /// The name.
        Name = "name",
        /// The mail address.
        Email = "email",
        /// The telephone number.
        Phone = "phone",
        /// The company.
        Company = "company",
        /// The language.
        Language = "language",
    }
}

/// What a merge came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// By which it is undone.
    pub merge: ContactMergeId,
    /// Who goes on.
    pub survivor: ContactId,
}

/// Merges a contact into the one that survives. Where both know something, the survivor's holds, but for what is taken
/// over; what the survivor does not know is taken from the other. Whoever was blocked stays so.
///
/// # Errors
/// [`CannotMerge`]; then nothing changed.
pub async fn merge(
    mut tx: Tx<ContactsWrite>,
    survivor: ContactId,
    merged: ContactId,
    take_over: &[Field],
) -> Result<Merged, CannotMerge> {
    let merged = steps::merge(&mut tx, survivor, merged, take_over).await?;
    tx.commit().await?;
    Ok(merged)
}
