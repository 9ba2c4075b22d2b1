//! Who looks at a conversation, and who writes.

use crate::access::InboxRead;
use crate::inbox::store::{self, presence};
use crate::prelude::*;

/// Says that the member has a conversation before them, and whether they are writing. Said
/// every few seconds; only a change is an event.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn look(mut tx: Tx<InboxRead>, id: ConversationId, writes: bool) -> Result<(), Fault> {
    let Some(member) = tx.member() else { return Ok(()) };
    if store::conversations::hold(&mut tx, id).await?.is_none() {
        return Ok(());
    }
    if presence::look(&mut tx, id, member, writes).await? {
        tx.record(Event::PresenceChanged { conversation: id }).await?;
    }
    tx.commit().await
}

/// Says that the member has left a conversation.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn leave(mut tx: Tx<InboxRead>, id: ConversationId) -> Result<(), Fault> {
    let Some(member) = tx.member() else { return Ok(()) };
    if presence::leave(&mut tx, id, member).await? {
        tx.record(Event::PresenceChanged { conversation: id }).await?;
    }
    tx.commit().await
}
