//! An agent gives the line back to the assistant.

use crate::access::InboxReply;
use crate::channels::AssistantMode;
use crate::escalations::{self, Outcome};
use crate::inbox::{Handler, Happening, Status, moves, steps, store};
use crate::prelude::*;

/// Why the line was not given back.
#[derive(Debug, thiserror::Error)]
pub enum CannotReturn {
    /// No such conversation that the agent can see.
    #[error("conversation not found")]
    Gone,
    /// The assistant stays out of this channel.
    #[error("the assistant is off on this channel")]
    AssistantOff,
    /// It is resolved.
    #[error("the conversation is resolved")]
    Resolved,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Gives the line to the assistant, which answers what has not been answered. What people
/// were called for is settled.
///
/// # Errors
/// [`CannotReturn`].
pub async fn return_to_assistant(mut tx: Tx<InboxReply>, id: ConversationId) -> Result<(), CannotReturn> {
    let me = moves::me(&tx)?;
    let conversation = store::conversations::hold(&mut tx, id).await?.ok_or(CannotReturn::Gone)?;
    if conversation.status == Status::Resolved {
        return Err(CannotReturn::Resolved);
    }
    if conversation.assistant_mode == AssistantMode::Off {
        return Err(CannotReturn::AssistantOff);
    }
    if conversation.handler == Handler::Ai {
        return Ok(());
    }

    store::conversations::set_handler(&mut tx, id, Handler::Ai, None).await?;
    escalations::steps::settle(&mut tx, id, Outcome::Returned).await?;
    moves::happen(&mut tx, id, Happening::ReturnedToAssistant { by: me }).await?;
    let question = steps::latest_question(&mut tx, id).await?;
    tx.record(Event::ReturnedToAssistant { conversation: id, message: question.map(|it| it.id) }).await?;
    Ok(tx.commit().await?)
}
