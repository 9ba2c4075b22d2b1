//! Merging inside somebody else's transaction: what a person decided, and what a provider attests.

use super::attested::attested;
use super::store::merges::Fields;
use super::store::{self, contacts, following, merges};
use super::{CannotMerge, Contact, Details, Field, Merged};
use crate::access::Work;
use crate::inbox::work::Ingested;
use crate::prelude::*;

/// Makes whoever wrote for the first time one with the contact whom another provider attests by the same identifier,
/// in the transaction that made their message. That contact survives, and the merge is undone like any other.
///
/// What people say of themselves, an address above all, is never asked for. Where several contacts bear the identifier,
/// somebody took them apart, and nobody can say which of them it is.
///
/// # Errors
/// A [`Fault`] when the database refuses, or a person merged the other contact meanwhile; the job then tries again.
pub async fn recognise(tx: &mut Tx<Work>, made: &Ingested) -> Result<(), Fault> {
    let Ingested::Message(message) = made else { return Ok(()) };
    let Some((new, kind, external_id)) = store::attested::came_with(tx, *message).await? else { return Ok(()) };
    let Some(proven) = attested(kind, &external_id) else { return Ok(()) };
    store::attested::hold(tx, &proven).await?;
    let known = store::attested::who(tx, &proven, new).await?;
    let [survivor] = *known.as_slice() else { return Ok(()) };
    match merge(tx, survivor, new, &[]).await {
        Ok(_) => Ok(()),
        Err(CannotMerge::Fault(fault)) => Err(fault),
        Err(cannot @ (CannotMerge::Gone | CannotMerge::Same)) => Err(Fault::other(cannot)),
    }
}

/// Merges a contact into the one that survives: see [`merge`](super::merge()).
///
/// # Errors
/// [`CannotMerge`].
pub(super) async fn merge(
    tx: &mut Tx<impl Permission>,
    survivor: ContactId,
    merged: ContactId,
    take_over: &[Field],
) -> Result<Merged, CannotMerge> {
    if survivor == merged {
        return Err(CannotMerge::Same);
    }
    let (stays, goes) = hold_both(tx, survivor, merged).await?.ok_or(CannotMerge::Gone)?;

    let (was, became) = (Fields::of(&stays), together(&stays, &goes, take_over));
    let merge = ContactMergeId::new();
    merges::add(tx, merge, (survivor, merged), &was, &became).await?;
    following::carry(tx, merge, merged, survivor).await?;
    merges::set_fields(tx, survivor, &became).await?;
    merges::set_merged_into(tx, merged, Some(survivor)).await?;
    tx.record(Event::ContactsMerged { survivor, merged }).await?;
    Ok(Merged { merge, survivor })
}

/// Holds both, in the order of their ids: two who merge them crosswise do not wait for each other.
async fn hold_both(
    tx: &mut Tx<impl Permission>,
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
