//! Putting a conversation off.

use time::Duration;

use crate::access::InboxReply;
use crate::inbox::{Status, moves, store};
use crate::prelude::*;

/// Why a conversation was not put off.
#[derive(Debug, thiserror::Error)]
pub enum CannotSnooze {
    /// No such conversation that the agent can see.
    #[error("conversation not found")]
    Gone,
    /// The moment has passed, or is more than a year away.
    #[error("choose a moment within the next year")]
    BadMoment,
    /// It is resolved.
    #[error("the conversation is resolved")]
    Resolved,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Puts a conversation off until a moment, or until the customer writes.
///
/// # Errors
/// [`CannotSnooze`].
pub async fn snooze(mut tx: Tx<InboxReply>, id: ConversationId, until: OffsetDateTime) -> Result<(), CannotSnooze> {
    let me = moves::me(&tx)?;
    let conversation = store::conversations::hold(&mut tx, id).await?.ok_or(CannotSnooze::Gone)?;
    if conversation.status == Status::Resolved {
        return Err(CannotSnooze::Resolved);
    }
    if until <= tx.now() || until > tx.now() + Duration::days(366) {
        return Err(CannotSnooze::BadMoment);
    }
    moves::snooze(&mut tx, id, me, until).await?;
    Ok(tx.commit().await?)
}
