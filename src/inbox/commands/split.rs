//! One conversation becomes two.

use crate::access::InboxReply;
use crate::escalations;
use crate::inbox::store::transfers::{self, Cause, Standing};
use crate::inbox::{Handler, Happening, Kind, Status, moves, steps, store};
use crate::prelude::*;
use crate::service_levels;

/// Why a conversation was not split.
#[derive(Debug, thiserror::Error)]
pub enum CannotSplit {
    /// No such message that the agent can see.
    #[error("message not found")]
    Gone,
    /// There is nothing before it: the conversation would be empty.
    #[error("nothing was said before the message")]
    First,
    /// The conversation is part of another.
    #[error("the conversation was merged")]
    Merged,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Splits a conversation at a message: that one and all below it become a conversation of their own, which names the
/// old one. The new one goes on: it has the line, the labels, whatever people were called for or promised, and gets
/// what the customer says next. The old one is resolved.
///
/// To the customer nothing changes: they read all their conversations as one thread, by numbers that stay.
///
/// # Errors
/// [`CannotSplit`].
pub async fn split(mut tx: Tx<InboxReply>, at: MessageId) -> Result<ConversationId, CannotSplit> {
    let me = moves::me(&tx)?;
    let named = store::messages::find(&mut tx, at).await?.ok_or(CannotSplit::Gone)?;
    let old = store::conversations::hold(&mut tx, named.conversation_id).await?.ok_or(CannotSplit::Gone)?;
    // Again, now that nobody else moves it.
    let message = store::messages::find(&mut tx, at).await?.ok_or(CannotSplit::Gone)?;
    if message.conversation_id != old.id || message.kind != Kind::Message {
        return Err(CannotSplit::Gone);
    }
    if old.merged_into_id.is_some() {
        return Err(CannotSplit::Merged);
    }
    let place = (message.sent_at, message.seq);
    if transfers::is_first(&mut tx, old.id, place).await? {
        return Err(CannotSplit::First);
    }

    let standing = Standing { status: old.status, snoozed_until: old.snoozed_until, resolved_at: old.resolved_at };
    // First the old one ends: a customer has at most one that does not.
    store::conversations::set_status(&mut tx, old.id, Status::Resolved, None).await?;
    let new = transfers::go_on_from(&mut tx, old.id, &standing, message.sent_at).await?;
    let transfer = transfers::begin(&mut tx, Cause::Split, old.id, new, me.member).await?;
    transfers::name_entries(&mut tx, transfer, old.id, Some(place)).await?;
    transfers::carry(&mut tx, transfer, old.id, new).await?;
    escalations::steps::go_on_in(&mut tx, old.id, new).await?;
    service_levels::steps::go_on_in(&mut tx, old.id, new).await?;
    moves::happen(&mut tx, old.id, Happening::SplitOff { by: me.clone(), to: new }).await?;
    moves::happen(&mut tx, new, Happening::SplitFrom { by: me.clone(), from: old.id }).await?;
    for id in [old.id, new] {
        store::conversations::recount(&mut tx, id).await?;
        moves::keep_time(&mut tx, id).await?;
        store::presence::mark_read_all(&mut tx, id, me.member).await?;
        tx.record(Event::ConversationChanged { conversation: id }).await?;
    }
    match old.status {
        Status::Snoozed => {
            if let Some(until) = old.snoozed_until {
                tx.record(Event::Snoozed { conversation: new, until }).await?;
            }
        }
        // What waits for the assistant waits in the new one; a run of the old one finds nothing to answer.
        Status::Open if old.handler == Handler::Ai => {
            let question = steps::latest_question(&mut tx, new).await?.map(|it| it.id);
            tx.record(Event::ReturnedToAssistant { conversation: new, message: question }).await?;
        }
        Status::Open | Status::Waiting | Status::Resolved => {}
    }
    tx.commit().await?;
    Ok(new)
}
