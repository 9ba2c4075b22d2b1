//! An agent answers.

use crate::access::InboxReply;
use crate::files;
use crate::inbox::moves::{self, Answer, SECOND_THOUGHTS};
use crate::inbox::{Author, Body, Delivery, Handler, Happening, Kind, Message, store};
use crate::prelude::*;

/// An answer as an agent gives it.
#[derive(Debug, Clone)]
pub struct Reply {
    /// What it says.
    pub body: Body,
    /// The number of the newest entry that the agent had before them; `None` does not ask.
    pub seen: Option<i64>,
    /// Send it whatever was said since.
    pub anyway: bool,
    /// The page's own id of the answer: sent twice, it is stored once.
    pub client_id: Option<String>,
    /// The message that it answers word by word.
    pub quotes: Option<MessageId>,
    /// What follows.
    pub then: Then,
}

/// What follows an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Then {
    /// The customer has the word.
    #[default]
    Wait,
    /// The conversation is resolved.
    Resolve,
    /// It is put off until a moment, or until the customer writes.
    Snooze(OffsetDateTime),
}

/// Why a reply was not sent.
#[derive(Debug, thiserror::Error)]
pub enum CannotReply {
    /// No such conversation that the agent can see.
    #[error("conversation not found")]
    Gone,
    /// The contact is blocked.
    #[error("the contact is blocked")]
    Blocked,
    /// Nothing leaves by this channel.
    #[error("the channel is paused")]
    ChannelPaused,
    /// This was said since the agent last looked.
    #[error("{} newer messages", .0.len())]
    Moved(Vec<Message>),
    /// The customer has a newer conversation on this channel.
    #[error("the customer has a newer conversation")]
    Superseded,
    /// There is no such message to be quoted here, or it has not left yet.
    #[error("the quoted message is not there")]
    NothingToQuote,
    /// The moment to come back at has passed.
    #[error("the moment has passed")]
    Past,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Sends an agent's answer.
///
/// It leaves after five seconds, in which it can be taken back, with the agent's files that wait
/// in the conversation. Answering takes the line from whoever else had it: the assistant, or nobody.
///
/// # Errors
/// [`CannotReply`].
pub async fn reply(mut tx: Tx<InboxReply>, to: ConversationId, reply: Reply) -> Result<Message, CannotReply> {
    let me = moves::me(&tx)?;
    // Held until commit: of two agents who answer at once, the second learns of the first.
    let conversation = store::conversations::hold(&mut tx, to).await?.ok_or(CannotReply::Gone)?;
    if let Some(client_id) = &reply.client_id
        && let Some(sent) = store::messages::by_client_id(&mut tx, to, Author::Staff, client_id).await?
    {
        return Ok(sent);
    }
    if conversation.is_blocked {
        return Err(CannotReply::Blocked);
    }
    if !conversation.channel_active {
        return Err(CannotReply::ChannelPaused);
    }
    if let (Some(seen), false) = (reply.seen, reply.anyway) {
        let newer = store::messages::said_since(&mut tx, to, seen, Some(me.member)).await?;
        if !newer.is_empty() {
            return Err(CannotReply::Moved(newer));
        }
    }

    if conversation.merged_into_id.is_some() {
        return Err(CannotReply::Superseded);
    }
    if let Some(quoted) = reply.quotes
        && !may_be_quoted(&mut tx, to, quoted).await?
    {
        return Err(CannotReply::NothingToQuote);
    }

    if conversation.handler != Handler::Staff {
        moves::happen(&mut tx, to, Happening::TakenOver { by: me.clone() }).await?;
        moves::give(&mut tx, &conversation, &me).await?;
    }
    let answer = Answer {
        author: Author::Staff,
        member: Some(me.member),
        run: None,
        body: &reply.body,
        client_id: reply.client_id.as_deref(),
        quotes: reply.quotes,
        held_for: SECOND_THOUGHTS,
    };
    let sent = moves::send(&mut tx, &conversation, answer)
        .await
        .on_constraint("conversations_one_open_per_identity", CannotReply::Superseded)?;
    files::steps::go_along(&mut tx, to, me.member, sent.message.id).await?;
    store::presence::mark_read(&mut tx, to, me.member, sent.message.seq).await?;
    store::drafts::empty(&mut tx, to, me.member).await?;
    let (message, delivery, send_after) = (sent.message.id, sent.delivery, sent.send_after);
    tx.record(Event::Replied { conversation: to, message, delivery, send_after }).await?;
    match reply.then {
        Then::Wait => {}
        Then::Resolve => {
            moves::resolve(&mut tx, to, me).await?;
            tx.record(Event::ConversationChanged { conversation: to }).await?;
        }
        Then::Snooze(until) if until > tx.now() => moves::snooze(&mut tx, to, me, until).await?,
        Then::Snooze(_) => return Err(CannotReply::Past),
    }

    tx.commit().await?;
    Ok(sent.message)
}

/// Whether a message can be quoted in a conversation: it was said there, and cannot be taken back any more. A note is
/// never quoted: what colleagues say among themselves does not leave.
async fn may_be_quoted(tx: &mut Tx<InboxReply>, here: ConversationId, id: MessageId) -> Result<bool, Fault> {
    let quoted = store::messages::find(tx, id).await?;
    Ok(quoted.is_some_and(|it| {
        it.conversation_id == here && it.kind == Kind::Message && it.delivery != Some(Delivery::Queued)
    }))
}
