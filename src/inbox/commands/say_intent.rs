//! Saying what a customer wants, where the rules read something else.

use crate::access::InboxReply;
use crate::inbox::{Intent, store};
use crate::prelude::*;

/// Why nothing was said.
#[derive(Debug, thiserror::Error)]
pub enum CannotSayIntent {
    /// No such conversation that the agent can see.
    #[error("conversation not found")]
    Gone,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Says what the customer wants; from then on the rules do not decide it any more. `None` leaves it to them again.
///
/// # Errors
/// [`CannotSayIntent`].
pub async fn say_intent(
    mut tx: Tx<InboxReply>,
    id: ConversationId,
    intent: Option<Intent>,
) -> Result<(), CannotSayIntent> {
    store::conversations::hold(&mut tx, id).await?.ok_or(CannotSayIntent::Gone)?;
    if store::intents::say(&mut tx, id, intent).await? {
        tx.record(Event::ConversationChanged { conversation: id }).await?;
    }
    Ok(tx.commit().await?)
}
