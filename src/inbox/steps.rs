//! What the assistant does in a conversation, inside its own transaction.
//!
//! Every step holds the conversation and looks again at who has the line: an agent who took
//! over while the assistant was thinking wins, and the step is refused.

use super::moves::{self, Answer};
use super::{Author, Body, Handler, Message, store};
use crate::access::Work;
use crate::escalations::{RaisedBy, Reason};
use crate::prelude::*;

pub use super::store::contacts::{Known, add_contact, fill_in};
pub use super::store::conversations::hold;

/// Why the assistant did nothing.
#[derive(Debug, thiserror::Error)]
pub enum CannotAct {
    /// No such conversation.
    #[error("conversation not found")]
    Gone,
    /// The line is not the assistant's any more, or the conversation is resolved.
    #[error("a person has taken over")]
    TakenOver,
    /// The contact is blocked.
    #[error("the contact is blocked")]
    Blocked,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Sends the assistant's answer, with its delivery, at once.
///
/// # Errors
/// [`CannotAct`].
pub async fn answer(
    tx: &mut Tx<Work>,
    to: ConversationId,
    body: &Body,
    run: RunId,
) -> Result<(Message, DeliveryId), CannotAct> {
    let conversation = held_by_assistant(tx, to).await?;
    let answer = Answer {
        author: Author::Ai,
        member: None,
        run: Some(run),
        body,
        client_id: None,
        quotes: None,
        held_for: time::Duration::ZERO,
    };
    let sent = moves::send(tx, &conversation, answer).await?;
    tx.record(Event::Answered { conversation: to, message: sent.message.id, delivery: sent.delivery }).await?;
    Ok((sent.message, sent.delivery))
}

/// Proposes a reply for a person to decide on, beside the two before it: a customer who asks three
/// things has three proposals, and whoever asks on and on has the newest.
///
/// # Errors
/// [`CannotAct`].
pub async fn propose(tx: &mut Tx<Work>, to: ConversationId, body: &Body, run: RunId) -> Result<DraftId, CannotAct> {
    held_by_assistant(tx, to).await?;
    store::drafts::make_room(tx, to).await?;
    let draft = store::drafts::propose(tx, to, run, body.as_str()).await?;
    tx.record(Event::DraftProposed { conversation: to, draft }).await?;
    Ok(draft)
}

/// Hands the conversation to people. `note` says to colleagues what the assistant knows.
///
/// # Errors
/// [`CannotAct`].
pub async fn hand_over(
    tx: &mut Tx<Work>,
    id: ConversationId,
    reason: Reason,
    note: &str,
) -> Result<Option<EscalationId>, CannotAct> {
    let conversation = held_by_assistant(tx, id).await?;
    Ok(moves::call_people(tx, &conversation, reason, note, RaisedBy::Assistant).await?)
}

/// The customer's newest message, unless it has been answered.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn latest_question(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
) -> Result<Option<Message>, Fault> {
    store::messages::latest_question(tx, conversation).await
}

async fn held_by_assistant(tx: &mut Tx<Work>, id: ConversationId) -> Result<super::Conversation, CannotAct> {
    let conversation = hold(tx, id).await?.ok_or(CannotAct::Gone)?;
    if conversation.handler != Handler::Ai || conversation.status == super::Status::Resolved {
        return Err(CannotAct::TakenOver);
    }
    if conversation.is_blocked {
        return Err(CannotAct::Blocked);
    }
    Ok(conversation)
}
