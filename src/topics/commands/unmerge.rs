//! One topic becomes the two that it was.

use crate::prelude::*;
use crate::topics::UNDONE_WITHIN;
use crate::topics::store;
use crate::topics::store::{days, merges};

/// Why a merge was not undone.
#[derive(Debug, thiserror::Error)]
pub enum CannotUnmerge {
    /// No such topic here, or it is no part of another, or that one was split since.
    #[error("merge not found")]
    Gone,
    /// Too much time has passed.
    #[error("a merge can be undone within 30 days")]
    TooLate,
    /// The other one was merged itself: the later merge is undone first.
    #[error("the other topic was merged since")]
    MergedSince,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Undoes the merge by which `topic` is part of another: both are as they were, with their past, their words and their
/// policies. What somebody has changed of the other one since, stays; the days since are looked at again.
///
/// # Errors
/// [`CannotUnmerge`]; then nothing changed.
pub async fn unmerge(mut tx: Tx<access::DeskArrange>, topic: TopicId) -> Result<(), CannotUnmerge> {
    days::next_edition(&mut tx).await?;
    let merge = merges::find(&mut tx, topic).await?.ok_or(CannotUnmerge::Gone)?;
    if tx.now() - merge.merged_at > UNDONE_WITHIN {
        return Err(CannotUnmerge::TooLate);
    }
    store::hold(&mut tx, merge.merged_to).await?.ok_or(CannotUnmerge::MergedSince)?;
    merges::unmerge(&mut tx, topic, merge.merged_to).await?;
    days::doubt_since(&mut tx, merge.merged_at).await?;
    tx.record(Event::TopicsWanted).await?;
    tx.record(Event::TopicsChanged).await?;
    Ok(tx.commit().await?)
}
