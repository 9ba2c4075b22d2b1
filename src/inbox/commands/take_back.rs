//! Second thoughts about an answer.

use crate::access::InboxReply;
use crate::files;
use crate::inbox::{Delivery, Status, moves, store};
use crate::prelude::*;

/// Why an answer was not taken back.
#[derive(Debug, thiserror::Error)]
pub enum CannotTakeBack {
    /// No such answer of this agent's.
    #[error("message not found")]
    Gone,
    /// It has left.
    #[error("the message has left")]
    TooLate,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Takes an answer back that is still queued. Its text returns to where the agent writes,
/// and the conversation waits for an answer as before; whoever took the line keeps it.
///
/// # Errors
/// [`CannotTakeBack`].
pub async fn take_back(mut tx: Tx<InboxReply>, id: MessageId) -> Result<ConversationId, CannotTakeBack> {
    let me = moves::me(&tx)?;
    let message = store::messages::find(&mut tx, id).await?.ok_or(CannotTakeBack::Gone)?;
    let conversation = message.conversation_id;
    store::conversations::hold(&mut tx, conversation).await?.ok_or(CannotTakeBack::Gone)?;
    if message.member_id != Some(me.member) {
        return Err(CannotTakeBack::Gone);
    }
    // Held: the worker cannot begin to send it meanwhile.
    let attempt = store::deliveries::newest_of(&mut tx, id).await?.ok_or(CannotTakeBack::Gone)?;
    if attempt.state != Delivery::Queued || attempt.attempt > 1 {
        return Err(CannotTakeBack::TooLate);
    }

    store::drafts::propose_again(&mut tx, id).await?;
    files::steps::stay(&mut tx, id).await?;
    store::messages::remove(&mut tx, id).await?;
    store::drafts::put_back(&mut tx, conversation, me.member, &message.body).await?;
    store::conversations::recount(&mut tx, conversation).await?;
    store::conversations::set_status(&mut tx, conversation, Status::Open, None).await?;
    moves::keep_time(&mut tx, conversation).await?;
    tx.record(Event::ConversationChanged { conversation }).await?;
    tx.commit().await?;
    Ok(conversation)
}
