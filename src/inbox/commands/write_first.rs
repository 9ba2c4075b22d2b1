//! An agent writes first: to a customer who wrote before, and of whom no conversation goes on.

use crate::access::InboxReply;
use crate::inbox::moves::{self, Answer, SECOND_THOUGHTS};
use crate::inbox::store::conversations::Beginning;
use crate::inbox::{Author, Body, Handler, Message, Status, store};
use crate::prelude::*;

/// Why one does not write first to a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// They have a conversation that goes on; which one, says it where the actor sees it.
    GoesOn(Option<ConversationId>),
    /// The contact is blocked.
    Blocked,
    /// Nothing leaves by the channel.
    Paused,
    /// Their system fetches its answers and is not called: it would not learn of this one.
    NotReached,
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum CannotWriteFirst {
    /// No such customer of whom the agent sees a conversation.
    #[error("customer not found")]
    Gone,
    /// Something stands in the way.
    #[error("{0:?}")]
    Obstacle(Obstacle),
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Begins a conversation with the agent's own words, which leave as any answer does: after five seconds, in which they
/// can be taken back. It continues the customer's last one, and the agent holds it. Sent twice with one `press`, it is
/// begun once.
///
/// # Errors
/// [`CannotWriteFirst`].
pub async fn write_first(
    mut tx: Tx<InboxReply>,
    to: IdentityId,
    body: &Body,
    press: &str,
) -> Result<Message, CannotWriteFirst> {
    let me = moves::me(&tx)?;
    let known = store::addressee(&mut tx, to).await?.ok_or(CannotWriteFirst::Gone)?;
    // Held until commit: what they write themselves meanwhile must not begin another one.
    store::contacts::hold_place(&mut tx, known.channel_id, &known.external_id).await?;
    let before = store::conversations::newest_of(&mut tx, to).await?;
    if let Some(open) = before.as_ref().filter(|it| it.status != Status::Resolved)
        && let Some(sent) = store::messages::by_client_id(&mut tx, open.id, Author::Staff, press).await?
    {
        return Ok(sent);
    }
    // Asked again: of two agents who write first at once, the second learns of the first.
    let customer = store::addressee(&mut tx, to).await?.ok_or(CannotWriteFirst::Gone)?;
    if let Some(obstacle) = customer.obstacle() {
        return Err(CannotWriteFirst::Obstacle(obstacle));
    }

    let beginning = Beginning {
        channel: customer.channel_id,
        identity: to,
        contact: customer.contact_id,
        handler: Handler::Nobody,
        language: customer.language,
        previous: before.map(|it| (it.id, it.last_seq)),
    };
    let goes_on = CannotWriteFirst::Obstacle(Obstacle::GoesOn(None));
    let begun = store::conversations::begin(&mut tx, &beginning)
        .await
        .on_constraint("conversations_one_open_per_identity", goes_on)?;
    store::conversations::set_handler(&mut tx, begun, Handler::Staff, Some(me.member)).await?;
    let conversation = store::conversations::hold(&mut tx, begun).await?.ok_or(CannotWriteFirst::Gone)?;
    let answer = Answer {
        author: Author::Staff,
        member: Some(me.member),
        run: None,
        body,
        client_id: Some(press),
        quotes: None,
        held_for: SECOND_THOUGHTS,
    };
    let sent = moves::send(&mut tx, &conversation, answer).await?;
    store::presence::mark_read(&mut tx, begun, me.member, sent.message.seq).await?;
    let (message, delivery, send_after) = (sent.message.id, sent.delivery, sent.send_after);
    tx.record(Event::Replied { conversation: begun, message, delivery, send_after }).await?;

    tx.commit().await?;
    Ok(sent.message)
}
