//! What a member does with their notifications.

use super::store;
use crate::access::InboxRead;
use crate::prelude::*;

/// Opens a notification: it is read, and this is the conversation to look at. `None` where the
/// member has no such notification.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn open(mut tx: Tx<InboxRead>, id: NotificationId) -> Result<Option<ConversationId>, Fault> {
    let conversation = store::mark_read(&mut tx, id).await?;
    tx.commit().await?;
    Ok(conversation)
}

/// Marks everything as read.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn mark_all_read(mut tx: Tx<InboxRead>) -> Result<(), Fault> {
    store::mark_all_read(&mut tx).await?;
    tx.commit().await
}
