//! Two who look like one and are not.

use super::CannotMerge;
use crate::access::ContactsWrite;
use crate::contacts::store;
use crate::prelude::*;

/// Says that two contacts are two people: nobody is asked about them again. They can be merged all the same.
///
/// # Errors
/// [`CannotMerge::Gone`] or [`CannotMerge::Same`].
pub async fn keep_apart(mut tx: Tx<ContactsWrite>, one: ContactId, other: ContactId) -> Result<(), CannotMerge> {
    if one == other {
        return Err(CannotMerge::Same);
    }
    // In the order of their ids, so that two who say it crosswise do not wait for each other.
    for id in [one.min(other), one.max(other)] {
        store::contacts::hold(&mut tx, id).await?.ok_or(CannotMerge::Gone)?;
    }
    store::merges::keep_apart(&mut tx, one, other).await?;
    tx.record(Event::ContactChanged { contact: one }).await?;
    Ok(tx.commit().await?)
}
