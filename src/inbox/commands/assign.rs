//! Giving a conversation to somebody else.

use crate::access::InboxAssign;
use crate::inbox::{Handler, Status, moves, store};
use crate::prelude::*;

/// Why a conversation was not assigned.
#[derive(Debug, thiserror::Error)]
pub enum CannotAssign {
    /// No such conversation that the actor can see.
    #[error("conversation not found")]
    Gone,
    /// Nobody of the team who can answer.
    #[error("not somebody who can answer")]
    NotAnAgent,
    /// It is resolved.
    #[error("the conversation is resolved")]
    Resolved,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Who had the line before it was given away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldBefore {
    /// Who answered.
    pub handler: Handler,
    /// The agent, if it was one.
    pub assignee: Option<MemberId>,
}

/// Gives a conversation to an agent, who is told, or to nobody: then it needs a person again. Answers
/// who had it, so that it can be given back.
///
/// # Errors
/// [`CannotAssign`].
pub async fn assign(
    mut tx: Tx<InboxAssign>,
    id: ConversationId,
    to: Option<MemberId>,
) -> Result<HeldBefore, CannotAssign> {
    let me = moves::me(&tx)?;
    let conversation = store::conversations::hold(&mut tx, id).await?.ok_or(CannotAssign::Gone)?;
    if conversation.status == Status::Resolved {
        return Err(CannotAssign::Resolved);
    }
    let before = HeldBefore { handler: conversation.handler, assignee: conversation.assignee_id };
    if conversation.assignee_id == to && conversation.handler != Handler::Ai {
        return Ok(before);
    }

    let agent = match to {
        Some(member) => Some(store::members::who_answers(&mut tx, member).await?.ok_or(CannotAssign::NotAnAgent)?),
        None => None,
    };
    moves::assign(&mut tx, &conversation, agent, me).await?;
    if let Some(member) = to {
        moves::tell_assigned(&mut tx, id, member).await?;
    }
    tx.record(Event::ConversationChanged { conversation: id }).await?;
    tx.commit().await?;
    Ok(before)
}
