//! An agent hands a conversation to somebody who can help.

use crate::access::InboxReply;
use crate::escalations::{self, Outcome, RaisedBy, Reason};
use crate::inbox::{Handler, Status, moves, store};
use crate::prelude::*;

/// Why a conversation was not escalated.
#[derive(Debug, thiserror::Error)]
pub enum CannotEscalate {
    /// No such conversation that the agent can see.
    #[error("conversation not found")]
    Gone,
    /// People have been called already and nobody has come yet.
    #[error("the conversation is escalated already")]
    AlreadyOpen,
    /// Nobody is called for this reason: there is no such one, or it is switched off.
    #[error("no such reason")]
    NoSuchReason,
    /// It is resolved.
    #[error("the conversation is resolved")]
    Resolved,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Hands a conversation to people with a reason and a note for them. The line is nobody's
/// until somebody takes it. What an agent had accepted is settled by handing it on.
///
/// # Errors
/// [`CannotEscalate`].
pub async fn escalate(
    mut tx: Tx<InboxReply>,
    id: ConversationId,
    reason: Reason,
    note: &str,
) -> Result<EscalationId, CannotEscalate> {
    let conversation = store::conversations::hold(&mut tx, id).await?.ok_or(CannotEscalate::Gone)?;
    if conversation.status == Status::Resolved {
        return Err(CannotEscalate::Resolved);
    }
    if !escalations::steps::offers(&mut tx, reason).await? {
        return Err(CannotEscalate::NoSuchReason);
    }
    if conversation.handler == Handler::Staff {
        escalations::steps::settle(&mut tx, id, Outcome::HandedOn).await?;
    }
    let raised = moves::call_people(&mut tx, &conversation, reason, note, RaisedBy::Agent).await?;
    let escalation = raised.ok_or(CannotEscalate::AlreadyOpen)?;
    tx.commit().await?;
    Ok(escalation)
}
