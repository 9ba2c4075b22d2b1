//! An agent takes the line.

use crate::access::{EscalationsWork, InboxReply};
use crate::escalations;
use crate::inbox::{Happening, Status, moves, store};
use crate::prelude::*;

/// Why the line was not taken.
#[derive(Debug, thiserror::Error)]
pub enum CannotTakeOver {
    /// No such conversation that the agent can see; perhaps a colleague was quicker.
    #[error("conversation not found")]
    Gone,
    /// A colleague has accepted the escalation.
    #[error("{name} has accepted it")]
    Taken {
        /// The colleague.
        name: String,
    },
    /// It is resolved.
    #[error("the conversation is resolved")]
    Resolved,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Takes the line, from the assistant, from nobody or from a colleague. Whatever the
/// assistant is thinking about is not sent any more, and an escalation is accepted.
///
/// # Errors
/// [`CannotTakeOver`].
pub async fn take_over(mut tx: Tx<InboxReply>, id: ConversationId) -> Result<(), CannotTakeOver> {
    take(&mut tx, id).await?;
    Ok(tx.commit().await?)
}

/// Accepts an escalation: takes the line of its conversation. Of two who accept, one has it;
/// to take it from a colleague is another act, [`take_over`].
///
/// # Errors
/// [`CannotTakeOver`].
pub async fn accept(mut tx: Tx<EscalationsWork>, id: EscalationId) -> Result<ConversationId, CannotTakeOver> {
    let conversation = escalations::steps::conversation_of(&mut tx, id).await?.ok_or(CannotTakeOver::Gone)?;
    // Whoever comes second waits here for the first, and then sees what they did.
    store::conversations::hold(&mut tx, conversation).await?.ok_or(CannotTakeOver::Gone)?;
    let escalation = escalations::find(&mut tx, id).await?.ok_or(CannotTakeOver::Gone)?;
    if escalation.status == escalations::Status::InProgress
        && escalation.assignee_id.is_some_and(|it| Some(it) != tx.member())
    {
        return Err(CannotTakeOver::Taken { name: escalation.assignee_name.unwrap_or_default() });
    }
    take(&mut tx, conversation).await?;
    tx.commit().await?;
    Ok(conversation)
}

/// Takes the conversation that has waited longest for a person. `None` where nobody waits.
///
/// # Errors
/// [`CannotTakeOver`].
pub async fn take_next(mut tx: Tx<InboxReply>) -> Result<Option<ConversationId>, CannotTakeOver> {
    let Some(id) = store::conversations::longest_waiting(&mut tx).await? else { return Ok(None) };
    take(&mut tx, id).await?;
    tx.commit().await?;
    Ok(Some(id))
}

async fn take(tx: &mut Tx<impl Permission>, id: ConversationId) -> Result<(), CannotTakeOver> {
    let me = moves::me(tx)?;
    let conversation = store::conversations::hold(tx, id).await?.ok_or(CannotTakeOver::Gone)?;
    match conversation.status {
        Status::Resolved => return Err(CannotTakeOver::Resolved),
        Status::Snoozed => store::conversations::set_status(tx, id, Status::Open, None).await?,
        Status::Open | Status::Waiting => {}
    }
    if conversation.assignee_id == Some(me.member) {
        // Already theirs; only an escalation that was raised meanwhile is left to accept.
        escalations::steps::accept(tx, id, me.member).await?;
        return Ok(());
    }
    moves::give(tx, &conversation, &me).await?;
    moves::keep_time(tx, id).await?;
    moves::happen(tx, id, Happening::TakenOver { by: me }).await?;
    Ok(tx.record(Event::ConversationChanged { conversation: id }).await?)
}
