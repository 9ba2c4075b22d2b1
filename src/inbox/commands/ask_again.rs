//! Letting the assistant try once more.

use crate::access::InboxReply;
use crate::inbox::{Handler, Happening, Status, moves, steps, store};
use crate::jobs::{self, Unfinished};
use crate::prelude::*;

/// Why the assistant was not asked again.
#[derive(Debug, thiserror::Error)]
pub enum CannotAskAgain {
    /// No such conversation that the agent can see.
    #[error("conversation not found")]
    Gone,
    /// Nobody waits for the assistant there: it was answered, or a person has the line.
    #[error("nobody waits for the assistant")]
    NobodyWaits,
    /// It is answering this very moment.
    #[error("the assistant is answering")]
    Answering,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Lets the assistant answer what waits for it without waiting for its next try.
///
/// A try that is under way is left alone: a second one beside it could answer twice.
///
/// # Errors
/// [`CannotAskAgain`].
pub async fn ask_again(mut tx: Tx<InboxReply>, id: ConversationId) -> Result<(), CannotAskAgain> {
    let me = moves::me(&tx)?;
    let conversation = store::conversations::hold(&mut tx, id).await?.ok_or(CannotAskAgain::Gone)?;
    if conversation.handler != Handler::Ai || conversation.status == Status::Resolved {
        return Err(CannotAskAgain::NobodyWaits);
    }
    let message = steps::latest_question(&mut tx, id).await?.ok_or(CannotAskAgain::NobodyWaits)?.id;
    match jobs::hasten(&mut tx, &jobs::Work::Reply { conversation: id, message }).await? {
        Some(Unfinished::Running) => return Err(CannotAskAgain::Answering),
        Some(Unfinished::Hastened) => tx.record(Event::ConversationChanged { conversation: id }).await?,
        None => tx.record(Event::ReturnedToAssistant { conversation: id, message: Some(message) }).await?,
    }
    moves::happen(&mut tx, id, Happening::AskedAgain { by: me }).await?;
    Ok(tx.commit().await?)
}
