//! Ending a conversation.

use crate::access::InboxReply;
use crate::inbox::{Status, moves, store};
use crate::prelude::*;

/// Why a conversation was not resolved.
#[derive(Debug, thiserror::Error)]
pub enum CannotResolve {
    /// No such conversation that the agent can see.
    #[error("conversation not found")]
    Gone,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Resolves a conversation, with its escalation. Twice is the same as once.
///
/// # Errors
/// [`CannotResolve`].
pub async fn resolve(mut tx: Tx<InboxReply>, id: ConversationId) -> Result<(), CannotResolve> {
    let me = moves::me(&tx)?;
    let conversation = store::conversations::hold(&mut tx, id).await?.ok_or(CannotResolve::Gone)?;
    if conversation.status == Status::Resolved {
        return Ok(());
    }
    moves::resolve(&mut tx, id, me).await?;
    tx.record(Event::ConversationChanged { conversation: id }).await?;
    Ok(tx.commit().await?)
}
