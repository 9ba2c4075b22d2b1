//! Putting a label on a conversation, or taking it off.

use crate::access::InboxReply;
use crate::inbox::{moves, store, suggest};
use crate::labels::steps::{self as labels, Labelled};
use crate::prelude::*;

/// Why a conversation was not labelled.
#[derive(Debug, thiserror::Error)]
pub enum CannotLabel {
    /// No such conversation that the agent can see.
    #[error("conversation not found")]
    Gone,
    /// No such label in this workspace.
    #[error("label not found")]
    NoSuchLabel,
    /// It has as many as a conversation can have.
    #[error("the conversation has too many labels")]
    Full,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Puts a label on a conversation (`on`), or takes it off. Twice is the same as once.
///
/// # Errors
/// [`CannotLabel`].
pub async fn label(mut tx: Tx<InboxReply>, id: ConversationId, label: LabelId, on: bool) -> Result<(), CannotLabel> {
    store::conversations::hold(&mut tx, id).await?.ok_or(CannotLabel::Gone)?;
    match moves::label(&mut tx, id, label, on).await? {
        Labelled::Done => suggest::learn(&mut tx, id, label, on).await?,
        Labelled::Already => return Ok(()),
        Labelled::NoSuchLabel => return Err(CannotLabel::NoSuchLabel),
        Labelled::Full => return Err(CannotLabel::Full),
    }
    tx.record(Event::ConversationChanged { conversation: id }).await?;
    Ok(tx.commit().await?)
}

/// Says that a proposed label does not fit a conversation (`dismissed`), or takes that back. Twice is the same as once.
///
/// # Errors
/// [`CannotLabel`].
pub async fn dismiss_label(
    mut tx: Tx<InboxReply>,
    id: ConversationId,
    label: LabelId,
    dismissed: bool,
) -> Result<(), CannotLabel> {
    store::conversations::hold(&mut tx, id).await?.ok_or(CannotLabel::Gone)?;
    match labels::dismiss(&mut tx, id, label, dismissed).await? {
        Labelled::Done => {}
        Labelled::Already | Labelled::Full => return Ok(()),
        Labelled::NoSuchLabel => return Err(CannotLabel::NoSuchLabel),
    }
    tx.record(Event::ConversationChanged { conversation: id }).await?;
    Ok(tx.commit().await?)
}
