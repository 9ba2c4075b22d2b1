//! Two topics that are one.

use super::CannotChangeTopic;
use crate::prelude::*;
use crate::topics::store;
use crate::topics::store::{days, merges};

/// Why topics were not merged.
#[derive(Debug, thiserror::Error)]
pub enum CannotMerge {
    /// One of them is not here, or part of another.
    #[error("topic not found")]
    Gone,
    /// They are one and the same.
    #[error("a topic is not merged into itself")]
    Itself,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Makes `from` part of `into`: what was and will be of either counts as the other's, under its name and policy.
///
/// # Errors
/// [`CannotMerge`]; then nothing changed.
pub async fn merge(mut tx: Tx<access::DeskArrange>, from: TopicId, into: TopicId) -> Result<(), CannotMerge> {
    if from == into {
        return Err(CannotMerge::Itself);
    }
    days::next_edition(&mut tx).await?;
    for topic in [from, into] {
        store::hold(&mut tx, topic).await?.ok_or(CannotMerge::Gone)?;
    }
    merges::merge(&mut tx, from, into).await?;
    tx.record(Event::TopicsChanged).await?;
    Ok(tx.commit().await?)
}

/// Says that a topic is not the one that it was found to be like.
///
/// # Errors
/// [`CannotChangeTopic`]; then nothing changed.
pub async fn tell_apart(mut tx: Tx<access::DeskArrange>, topic: TopicId) -> Result<(), CannotChangeTopic> {
    store::hold(&mut tx, topic).await?.ok_or(CannotChangeTopic::Gone)?;
    store::tell_apart(&mut tx, topic).await?;
    tx.record(Event::TopicsChanged).await?;
    Ok(tx.commit().await?)
}
