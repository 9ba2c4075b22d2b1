//! A system that carries our answers says what became of them.

use crate::access::ApiMessages;
use crate::inbox::store::deliveries::{self, Attempt};
use crate::inbox::store::{ApiConversation, conversation_for_api};
use crate::inbox::{Delivery, FailureReason};
use crate::prelude::*;

/// Why a receipt was not taken.
#[derive(Debug, thiserror::Error)]
pub enum CannotConfirm {
    /// No such answer in a conversation of the key.
    #[error("message not found")]
    Gone,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Takes a receipt for one answer, with the reason of a failure where the system names one. One that comes late, twice or in disorder changes nothing.
///
/// # Errors
/// [`CannotConfirm`].
pub async fn confirm(
    mut tx: Tx<ApiMessages>,
    conversation: ConversationId,
    message: MessageId,
    state: Delivery,
    reason: Option<FailureReason>,
) -> Result<(), CannotConfirm> {
    let found = conversation_for_api(&mut tx, conversation).await?.ok_or(CannotConfirm::Gone)?;
    let attempt = deliveries::newest_of(&mut tx, message).await?.ok_or(CannotConfirm::Gone)?;
    // What has not left yet cannot have been received.
    let has_left = !matches!(attempt.state, Delivery::Queued | Delivery::Sending);
    if attempt.conversation_id != found.id || !has_left {
        return Err(CannotConfirm::Gone);
    }
    let reason = reason.as_ref().map_or("receiver_failed", FailureReason::as_str);
    step(&mut tx, &attempt, state, (state == Delivery::Failed).then_some(reason)).await?;
    Ok(tx.commit().await?)
}

/// The system has fetched every answer of the conversation up to number `seq`.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn mark_fetched(mut tx: Tx<ApiMessages>, conversation: &ApiConversation, seq: i64) -> Result<(), Fault> {
    let behind = deliveries::behind(&mut tx, conversation.identity_id, seq, Delivery::Delivered).await?;
    for attempt in behind.iter().filter(|it| it.conversation_id == conversation.id) {
        step(&mut tx, attempt, Delivery::Delivered, None).await?;
    }
    tx.commit().await
}

async fn step(tx: &mut Tx<ApiMessages>, attempt: &Attempt, state: Delivery, reason: Option<&str>) -> Result<(), Fault> {
    if !attempt.state.may_become(state) {
        return Ok(());
    }
    deliveries::move_to(tx, attempt, state, None, reason).await?;
    tx.record(Event::DeliveryMoved { conversation: attempt.conversation_id, message: attempt.message_id }).await
}
