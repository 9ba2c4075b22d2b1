//! How far a member has read.

use crate::access::InboxRead;
use crate::inbox::store;
use crate::prelude::*;

/// Marks a conversation as read up to number `seq`; a conversation that the member cannot
/// see is left alone. It is nobody's news, so there is no event.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn mark_read(mut tx: Tx<InboxRead>, id: ConversationId, seq: i64) -> Result<(), Fault> {
    let Some(member) = tx.member() else { return Ok(()) };
    let Some(conversation) = store::conversations::hold(&mut tx, id).await? else { return Ok(()) };
    store::presence::mark_read(&mut tx, id, member, seq.min(conversation.last_seq)).await?;
    tx.commit().await
}

/// Makes the customer's newest message unread again for the member.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn mark_unread(mut tx: Tx<InboxRead>, id: ConversationId) -> Result<(), Fault> {
    let Some(member) = tx.member() else { return Ok(()) };
    if store::conversations::hold(&mut tx, id).await?.is_none() {
        return Ok(());
    }
    store::presence::mark_unread(&mut tx, id, member).await?;
    tx.commit().await
}
