//! Saying how urgent a conversation is.

use crate::access::InboxReply;
use crate::escalations;
use crate::inbox::store;
use crate::prelude::*;
use crate::service_levels::{self, Priority, steps::Under};

/// Why nothing was said.
#[derive(Debug, thiserror::Error)]
pub enum CannotPrioritise {
    /// No such conversation that the agent can see.
    #[error("conversation not found")]
    Gone,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Sets how urgent a conversation is; what runs follows what is promised to such conversations.
///
/// # Errors
/// [`CannotPrioritise`].
pub async fn prioritise(
    mut tx: Tx<InboxReply>,
    id: ConversationId,
    priority: Priority,
) -> Result<(), CannotPrioritise> {
    store::conversations::hold(&mut tx, id).await?.ok_or(CannotPrioritise::Gone)?;
    store::conversations::set_priority(&mut tx, id, priority).await?;
    escalations::steps::prioritised(&mut tx, id, priority).await?;
    service_levels::steps::keep_time(&mut tx, id, Under::WhatIsPromisedNow).await?;
    tx.record(Event::ConversationChanged { conversation: id }).await?;
    Ok(tx.commit().await?)
}
