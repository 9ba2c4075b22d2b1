//! Words that say nothing about a topic.

use crate::prelude::*;
use crate::topics::store;
use crate::topics::store::days;

/// Why a word stayed as it was.
#[derive(Debug, thiserror::Error)]
pub enum CannotHide {
    /// No such topic here, or it is part of another.
    #[error("topic not found")]
    Gone,
    /// It has no such word, or so it was already.
    #[error("the topic has no such word")]
    NoWord,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Hides a word of a topic: no day shows it again.
///
/// # Errors
/// [`CannotHide`]; then nothing changed.
pub async fn hide(mut tx: Tx<access::DeskArrange>, topic: TopicId, word: &str) -> Result<(), CannotHide> {
    days::next_edition(&mut tx).await?;
    store::hold(&mut tx, topic).await?.ok_or(CannotHide::Gone)?;
    if !store::hide(&mut tx, topic, word).await? {
        return Err(CannotHide::NoWord);
    }
    tx.record(Event::TopicsChanged).await?;
    Ok(tx.commit().await?)
}

/// Shows a hidden word of a topic again.
///
/// # Errors
/// [`CannotHide`]; then nothing changed.
pub async fn show(mut tx: Tx<access::DeskArrange>, topic: TopicId, word: &str) -> Result<(), CannotHide> {
    days::next_edition(&mut tx).await?;
    store::hold(&mut tx, topic).await?.ok_or(CannotHide::Gone)?;
    if !store::unhide(&mut tx, topic, word).await? {
        return Err(CannotHide::NoWord);
    }
    tx.record(Event::TopicsChanged).await?;
    Ok(tx.commit().await?)
}
