//! One contact becomes the two that it was.

use crate::access::ContactsWrite;
use crate::contacts::store::merges::Fields;
use crate::contacts::store::{contacts, following, merges};
use crate::contacts::{Details, UNDONE_WITHIN};
use crate::prelude::*;

/// Why a merge was not undone.
#[derive(Debug, thiserror::Error)]
pub enum CannotUnmerge {
    /// No such merge here, or it was undone.
    #[error("merge not found")]
    Gone,
    /// Too much time has passed.
    #[error("a merge can be undone within 30 days")]
    TooLate,
    /// The survivor was merged itself: the later merge is undone first.
    #[error("the survivor was merged since")]
    MergedSince,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Undoes a merge: both contacts are as they were, with all that was theirs. What somebody has changed of the survivor
/// since, stays; a conversation that began since goes to whoever its identity is. Returns the contact that is back.
///
/// # Errors
/// [`CannotUnmerge`]; then nothing changed.
pub async fn unmerge(mut tx: Tx<ContactsWrite>, id: ContactMergeId) -> Result<ContactId, CannotUnmerge> {
    let merge = merges::hold(&mut tx, id).await?.ok_or(CannotUnmerge::Gone)?;
    if tx.now() - merge.made_at > UNDONE_WITHIN {
        return Err(CannotUnmerge::TooLate);
    }
    let (survivor, merged) = (merge.survivor_id, merge.merged_id);
    merges::hold_identities(&mut tx, survivor, merged).await?;
    let now = contacts::hold(&mut tx, survivor).await?.ok_or(CannotUnmerge::MergedSince)?;

    following::bring_back(&mut tx, id, merged, survivor).await?;
    merges::set_fields(&mut tx, survivor, &as_before(Fields::of(&now), merge.became, merge.was)).await?;
    merges::set_merged_into(&mut tx, merged, None).await?;
    merges::forget(&mut tx, id).await?;
    tx.record(Event::ContactsMerged { survivor, merged }).await?;
    tx.commit().await?;
    Ok(merged)
}

/// What the merge changed and nobody since is as it was before.
fn as_before(now: Fields, became: Fields, was: Fields) -> Fields {
    let (details, merged, before) = (now.details, became.details, was.details);
    Fields {
        details: Details {
            name: unless_changed(details.name, &merged.name, before.name),
            email: unless_changed(details.email, &merged.email, before.email),
            phone: unless_changed(details.phone, &merged.phone, before.phone),
            language: unless_changed(details.language, &merged.language, before.language),
            company_id: unless_changed(details.company_id, &merged.company_id, before.company_id),
            attributes: unless_changed(details.attributes, &merged.attributes, before.attributes),
        },
        blocked_at: unless_changed(now.blocked_at, &became.blocked_at, was.blocked_at),
    }
}

fn unless_changed<T: PartialEq>(now: T, became: &T, was: T) -> T {
    if now == *became { was } else { now }
}
