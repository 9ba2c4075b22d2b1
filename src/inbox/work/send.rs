//! Handing messages to their channels.
//!
//! That a message is being sent is committed before it is sent. Whoever finds it so later
//! knows that somebody crashed in between, and that nobody knows whether it arrived. A callback
//! is called again, because its receiver knows the message by its id; anything else becomes
//! `unknown` and is left to a person or to a receipt (`J-6`).

use crate::access::Work;
use crate::channels::{self, Channel, Kind, Settings};
use crate::inbox::store::deliveries::{self, Attempt};
use crate::inbox::store::messages;
use crate::inbox::{Author, Delivery};
use crate::prelude::*;

/// A message that a worker must hand to its channel now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// This try.
    pub delivery: DeliveryId,
    /// The message: the stable id by which a receiver can tell a repetition.
    pub message: MessageId,
    /// Of which conversation.
    pub conversation: ConversationId,
    /// The channel to hand it to.
    pub channel: ChannelId,
    /// Who wrote it.
    pub author: Author,
    /// What it says.
    pub text: String,
    /// When it was written.
    pub sent_at: OffsetDateTime,
    /// Which try this is, from 1.
    pub attempt: i32,
}

/// Marks a message as being sent and commits. `None` where there is nothing to call: it was
/// taken back, sent before, is in doubt, or waits on our side to be fetched, as the messages
/// of a widget do.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn start_sending(mut tx: Tx<Work>, delivery: DeliveryId) -> Result<Option<Outgoing>, Fault> {
    let Some(attempt) = deliveries::hold(&mut tx, delivery).await? else { return Ok(None) };
    let outgoing = match attempt.state {
        Delivery::Queued if attempt.send_after <= tx.now() => begin(&mut tx, &attempt).await?,
        Delivery::Sending => again(&mut tx, &attempt).await?,
        _ => None,
    };
    tx.commit().await?;
    Ok(outgoing)
}

async fn begin(tx: &mut Tx<Work>, attempt: &Attempt) -> Result<Option<Outgoing>, Fault> {
    let channel = channels::find(tx, attempt.channel_id).await?;
    let message = messages::find(tx, attempt.message_id).await?;
    let (Some(channel), Some(message)) = (channel, message) else { return Ok(None) };
    if !channel.active {
        step(tx, attempt, Delivery::Failed, None, Some("channel_paused")).await?;
        return Ok(None);
    }
    if !is_called(&channel) {
        step(tx, attempt, Delivery::Sent, None, None).await?;
        return Ok(None);
    }
    step(tx, attempt, Delivery::Sending, None, None).await?;
    Ok(Some(outgoing(attempt, message)))
}

/// A message that somebody has begun to send. A callback is called again: it knows the message
/// by its id. Whoever cannot tell a repetition is left in doubt.
async fn again(tx: &mut Tx<Work>, attempt: &Attempt) -> Result<Option<Outgoing>, Fault> {
    let channel = channels::find(tx, attempt.channel_id).await?;
    let message = messages::find(tx, attempt.message_id).await?;
    match (channel, message) {
        (Some(channel), Some(message)) if channel.kind == Kind::Api && channel.active && is_called(&channel) => {
            Ok(Some(outgoing(attempt, message)))
        }
        _ => {
            step(tx, attempt, Delivery::Unknown, None, Some("interrupted")).await?;
            Ok(None)
        }
    }
}

/// Whether messages leave by a call. Those of a widget, and of an API channel without a
/// callback, wait here to be fetched.
fn is_called(channel: &Channel) -> bool {
    match channel.settings.as_deref() {
        Some(Settings::Api(api)) => api.callback_url.is_some(),
        Some(Settings::Widget(_)) => false,
        None => !matches!(channel.kind, Kind::Api | Kind::Widget | Kind::Legacy),
    }
}

fn outgoing(attempt: &Attempt, message: messages::Message) -> Outgoing {
    Outgoing {
        delivery: attempt.id,
        message: message.id,
        conversation: message.conversation_id,
        channel: attempt.channel_id,
        author: message.author,
        text: message.body,
        sent_at: message.sent_at,
        attempt: attempt.attempt,
    }
}

/// How a call to a channel ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The channel has it, under this id.
    Sent { provider_id: Option<String> },
    /// The channel refused it, with a reason for people.
    Failed { reason: String },
    /// The channel did not answer: it may have it or not.
    Unknown { reason: String },
}

/// Writes down how a call ended. A receipt that came first stays.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn settle(tx: &mut Tx<Work>, delivery: DeliveryId, outcome: &Outcome) -> Result<(), Fault> {
    let Some(attempt) = deliveries::hold(tx, delivery).await? else { return Ok(()) };
    match outcome {
        Outcome::Sent { provider_id } => step(tx, &attempt, Delivery::Sent, provider_id.as_deref(), None).await,
        Outcome::Failed { reason } => step(tx, &attempt, Delivery::Failed, None, Some(reason)).await,
        Outcome::Unknown { reason } => step(tx, &attempt, Delivery::Unknown, None, Some(reason)).await,
    }
}

/// Takes a receipt of a channel for the message that it calls by this id. False where no
/// message is called so.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn receipt(tx: &mut Tx<Work>, channel: ChannelId, provider_id: &str, state: Delivery) -> Result<bool, Fault> {
    let Some(attempt) = deliveries::by_provider_id(tx, channel, provider_id).await? else { return Ok(false) };
    step(tx, &attempt, state, None, None).await?;
    Ok(true)
}

/// Moves a try on, if that is onward.
async fn step(
    tx: &mut Tx<impl Permission>,
    attempt: &Attempt,
    state: Delivery,
    provider_id: Option<&str>,
    error: Option<&str>,
) -> Result<(), Fault> {
    if !attempt.state.may_become(state) {
        return Ok(());
    }
    deliveries::move_to(tx, attempt, state, provider_id, error).await?;
    tx.record(Event::DeliveryMoved { conversation: attempt.conversation_id, message: attempt.message_id }).await
}
