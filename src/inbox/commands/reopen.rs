//! Opening a conversation again.

use crate::access::InboxReply;
use crate::inbox::{Happening, Status, moves, store};
use crate::prelude::*;

/// Why a conversation was not opened again.
#[derive(Debug, thiserror::Error)]
pub enum CannotReopen {
    /// No such conversation that the agent can see.
    #[error("conversation not found")]
    Gone,
    /// The customer has a newer conversation on this channel.
    #[error("the customer has a newer conversation")]
    Superseded,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Opens a resolved or snoozed conversation again. Twice is the same as once.
///
/// # Errors
/// [`CannotReopen`].
pub async fn reopen(mut tx: Tx<InboxReply>, id: ConversationId) -> Result<(), CannotReopen> {
    let me = moves::me(&tx)?;
    let conversation = store::conversations::hold(&mut tx, id).await?.ok_or(CannotReopen::Gone)?;
    if matches!(conversation.status, Status::Open | Status::Waiting) {
        return Ok(());
    }
    if conversation.merged_into_id.is_some() {
        return Err(CannotReopen::Superseded);
    }
    store::conversations::set_status(&mut tx, id, Status::Open, None)
        .await
        .on_constraint("conversations_one_open_per_identity", CannotReopen::Superseded)?;
    moves::keep_time(&mut tx, id).await?;
    moves::happen(&mut tx, id, Happening::Reopened { by: Some(me) }).await?;
    tx.record(Event::ConversationChanged { conversation: id }).await?;
    Ok(tx.commit().await?)
}
