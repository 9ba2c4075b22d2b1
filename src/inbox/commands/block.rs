//! Blocking a contact, and letting them write again.

use crate::access::InboxReply;
use crate::inbox::store;
use crate::prelude::*;

/// Why a contact was not blocked.
#[derive(Debug, thiserror::Error)]
pub enum CannotBlock {
    /// No such conversation that the agent can see.
    #[error("conversation not found")]
    Gone,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Blocks the contact of a conversation (`on`), or lets them write again. Twice is the same as once.
///
/// Nothing is sent to a blocked contact, and what they write is set aside with the reason.
///
/// # Errors
/// [`CannotBlock`].
pub async fn block(mut tx: Tx<InboxReply>, id: ConversationId, on: bool) -> Result<(), CannotBlock> {
    let held = store::conversations::hold(&mut tx, id).await?.ok_or(CannotBlock::Gone)?;
    if held.is_blocked == on {
        return Ok(());
    }
    store::contacts::set_blocked(&mut tx, held.contact_id, on).await?;
    tx.record(Event::ConversationChanged { conversation: id }).await?;
    Ok(tx.commit().await?)
}
