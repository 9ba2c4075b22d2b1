//! Two contacts become one.

use crate::access::ContactsWrite;
use crate::contacts::store::merges::Fields;
use crate::contacts::store::{contacts, following, merges};
use crate::contacts::{Contact, Details};
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
    if survivor == merged {
        return Err(CannotMerge::Same);
    }
    let (stays, goes) = hold_both(&mut tx, survivor, merged).await?.ok_or(CannotMerge::Gone)?;

    let (was, became) = (Fields::of(&stays), together(&stays, &goes, take_over));
    let merge = ContactMergeId::new();
    merges::add(&mut tx, merge, (survivor, merged), &was, &became).await?;
    following::carry(&mut tx, merge, merged, survivor).await?;
    merges::set_fields(&mut tx, survivor, &became).await?;
    merges::set_merged_into(&mut tx, merged, Some(survivor)).await?;
    tx.record(Event::ContactsMerged { survivor, merged }).await?;
    tx.commit().await?;
    Ok(Merged { merge, survivor })
}

/// Holds both, in the order of their ids: two who merge them crosswise do not wait for each other.
async fn hold_both(
    tx: &mut Tx<ContactsWrite>,
    one: ContactId,
    other: ContactId,
) -> Result<Option<(Contact, Contact)>, Fault> {
    merges::hold_identities(tx, one, other).await?;
    let first = contacts::hold(tx, one.min(other)).await?;
    let second = contacts::hold(tx, one.max(other)).await?;
    let held = first.zip(second);
    Ok(held.map(|(first, second)| if first.id == one { (first, second) } else { (second, first) }))
}

fn together(stays: &Contact, goes: &Contact, take_over: &[Field]) -> Fields {
    let (ours, theirs) = (&stays.details, &goes.details);
    let mut attributes = theirs.attributes.clone();
    attributes.0.extend(ours.attributes.0.clone());
    let details = Details {
        name: chosen(&ours.name, &theirs.name, take_over.contains(&Field::Name)),
        email: chosen(&ours.email, &theirs.email, take_over.contains(&Field::Email)),
        phone: chosen(&ours.phone, &theirs.phone, take_over.contains(&Field::Phone)),
        language: chosen(&ours.language, &theirs.language, take_over.contains(&Field::Language)),
        company_id: chosen(&ours.company_id, &theirs.company_id, take_over.contains(&Field::Company)),
        attributes,
    };
    Fields { details, blocked_at: stays.blocked_at.or(goes.blocked_at) }
}

fn chosen<T: Clone>(ours: &Option<T>, theirs: &Option<T>, take_over: bool) -> Option<T> {
    let (first, second) = if take_over { (theirs, ours) } else { (ours, theirs) };
    first.clone().or_else(|| second.clone())
}
