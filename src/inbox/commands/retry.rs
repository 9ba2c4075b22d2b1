//! Trying a message again.

use crate::access::InboxReply;
use crate::inbox::store;
use crate::prelude::*;

/// Why a message was not tried again.
#[derive(Debug, thiserror::Error)]
pub enum CannotRetry {
    /// No such message that the agent can see.
    #[error("message not found")]
    Gone,
    /// It has not failed, and its fate is known.
    #[error("the message does not need another try")]
    NotNeeded,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Tries a failed message again, or one whose fate is unknown: then the customer may get it
/// twice, which only a person may decide.
///
/// # Errors
/// [`CannotRetry`].
pub async fn retry(mut tx: Tx<InboxReply>, id: MessageId) -> Result<DeliveryId, CannotRetry> {
    let message = store::messages::find(&mut tx, id).await?.ok_or(CannotRetry::Gone)?;
    let conversation = message.conversation_id;
    store::conversations::hold(&mut tx, conversation).await?.ok_or(CannotRetry::Gone)?;
    let last = store::deliveries::newest_of(&mut tx, id).await?.ok_or(CannotRetry::NotNeeded)?;
    if !last.state.may_be_retried() {
        return Err(CannotRetry::NotNeeded);
    }

    let now = tx.now();
    let delivery = store::deliveries::add(&mut tx, id, last.channel_id, last.attempt + 1, now).await?;
    store::deliveries::show_queued(&mut tx, id).await?;
    tx.record(Event::DeliveryRetried { conversation, message: id, delivery }).await?;
    tx.commit().await?;
    Ok(delivery)
}
