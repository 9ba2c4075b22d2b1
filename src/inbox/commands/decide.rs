//! Deciding on a reply that the assistant proposed.

use crate::access::InboxReply;
use crate::inbox::moves::{self, Answer, SECOND_THOUGHTS};
use crate::inbox::{Author, BadBody, Body, Handler, Message, Piece, Status, edits, store};
use crate::prelude::*;

/// What a person does with a proposed reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Sends it as it is.
    Approve,
    /// Sends this in its place.
    Edit(Body),
    /// Sends nothing.
    Discard,
}

/// Why nothing was decided.
#[derive(Debug, thiserror::Error)]
pub enum CannotDecide {
    /// No such draft that the agent can see.
    #[error("draft not found")]
    Gone,
    /// It was decided on, or something newer stands in its place.
    #[error("the draft was decided on before")]
    Decided,
    /// The contact is blocked.
    #[error("the contact is blocked")]
    Blocked,
    /// Nothing leaves by this channel.
    #[error("the channel is paused")]
    ChannelPaused,
    /// The conversation is resolved.
    #[error("the conversation is resolved")]
    Resolved,
    /// The proposed text cannot be sent.
    #[error(transparent)]
    Text(#[from] BadBody),
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Decides on a proposed reply. Sent as it is, the words are the assistant's, and the person
/// who let them go is written beside them; edited, they are the person's, and what was changed is
/// kept with the message. Who holds the line
/// does not change. The message, if one was sent, can be taken back for five seconds.
///
/// # Errors
/// [`CannotDecide`].
pub async fn decide(mut tx: Tx<InboxReply>, id: DraftId, decision: Decision) -> Result<Option<Message>, CannotDecide> {
    let me = moves::me(&tx)?;
    let conversation = store::drafts::conversation_of(&mut tx, id).await?.ok_or(CannotDecide::Gone)?;
    let conversation = store::conversations::hold(&mut tx, conversation).await?.ok_or(CannotDecide::Gone)?;
    let draft = store::drafts::hold(&mut tx, id).await?.ok_or(CannotDecide::Gone)?;
    if draft.state != "proposed" {
        return Err(CannotDecide::Decided);
    }

    let (author, body, edits, state) = match decision {
        Decision::Approve => (Author::Ai, Body::parse(draft.body)?, None, "approved"),
        Decision::Edit(body) => {
            let edits: Vec<Piece> = edits(&draft.body, body.as_str());
            (Author::Staff, body, Some(edits), "edited")
        }
        Decision::Discard => {
            store::drafts::decide(&mut tx, id, "discarded", None, None).await?;
            tx.record(Event::DraftDecided { conversation: conversation.id, draft: id }).await?;
            tx.commit().await?;
            return Ok(None);
        }
    };
    if conversation.is_blocked {
        return Err(CannotDecide::Blocked);
    }
    if !conversation.channel_active {
        return Err(CannotDecide::ChannelPaused);
    }
    if conversation.status == Status::Resolved {
        return Err(CannotDecide::Resolved);
    }

    let answer = Answer {
        author,
        member: Some(me.member),
        run: Some(draft.run_id),
        body: &body,
        client_id: None,
        quotes: None,
        held_for: SECOND_THOUGHTS,
    };
    let sent = moves::send(&mut tx, &conversation, answer).await?;
    if draft.hands_over && author == Author::Ai && conversation.handler == Handler::Nobody {
        // The customer was told that somebody will answer, and goes on waiting for them.
        store::conversations::set_status(&mut tx, conversation.id, Status::Open, None).await?;
        moves::keep_time(&mut tx, conversation.id).await?;
    }
    store::drafts::decide(&mut tx, id, state, Some(sent.message.id), edits).await?;
    store::presence::mark_read(&mut tx, conversation.id, me.member, sent.message.seq).await?;
    let (message, delivery, send_after) = (sent.message.id, sent.delivery, sent.send_after);
    tx.record(Event::DraftDecided { conversation: conversation.id, draft: id }).await?;
    tx.record(Event::Replied { conversation: conversation.id, message, delivery, send_after }).await?;
    tx.commit().await?;
    Ok(Some(sent.message))
}
