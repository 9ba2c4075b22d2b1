//! Bringing a conversation back when its time has come.

use crate::access::Work;
use crate::inbox::store::conversations::{hold, set_status};
use crate::inbox::{Happening, Status, moves};
use crate::prelude::*;

/// Opens a snoozed conversation whose time has come. One that was opened meanwhile, or put
/// off further, is left alone.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn wake(tx: &mut Tx<Work>, id: ConversationId) -> Result<(), Fault> {
    let Some(conversation) = hold(tx, id).await? else { return Ok(()) };
    let is_due = conversation.snoozed_until.is_some_and(|until| until <= tx.now());
    if conversation.status != Status::Snoozed || !is_due {
        return Ok(());
    }
    set_status(tx, id, Status::Open, None).await?;
    moves::keep_time(tx, id).await?;
    moves::happen(tx, id, Happening::Woken).await?;
    tx.record(Event::ConversationChanged { conversation: id }).await
}
