//! Calling the assistant off: a person answers in its place.

use crate::access::InboxReply;
use crate::escalations::{RaisedBy, Reason};
use crate::inbox::{Handler, Status, moves, store};
use crate::prelude::*;

/// Why the assistant was not called off.
#[derive(Debug, thiserror::Error)]
pub enum CannotCallOff {
    /// No such conversation that the agent can see.
    #[error("conversation not found")]
    Gone,
    /// Nobody waits for the assistant there.
    #[error("nobody waits for the assistant")]
    NobodyWaits,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Takes the line from the assistant and calls people. What it is writing is dropped: it looks once more whose the
/// line is before it answers.
///
/// # Errors
/// [`CannotCallOff`].
pub async fn call_off(mut tx: Tx<InboxReply>, id: ConversationId) -> Result<(), CannotCallOff> {
    let conversation = store::conversations::hold(&mut tx, id).await?.ok_or(CannotCallOff::Gone)?;
    if conversation.handler != Handler::Ai || conversation.status == Status::Resolved {
        return Err(CannotCallOff::NobodyWaits);
    }
    moves::call_people(&mut tx, &conversation, Reason::ComplexIssue, "", RaisedBy::Agent).await?;
    Ok(tx.commit().await?)
}
