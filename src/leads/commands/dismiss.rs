//! Saying that a customer who is proposed as a lead is none.

use crate::access::LeadsWork;
use crate::inbox;
use crate::leads::store::near;
use crate::prelude::*;

/// Why a proposal stands as it stood.
#[derive(Debug, thiserror::Error)]
pub enum CannotDismiss {
    /// No such conversation that the actor can see.
    #[error("conversation not found")]
    Gone,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Says that the customer of a conversation is no lead by what was said up to `seen`; nothing there takes that back.
/// What they say later may propose them again. Twice is the same as once.
///
/// # Errors
/// [`CannotDismiss`].
pub async fn dismiss(
    mut tx: Tx<LeadsWork>,
    conversation: ConversationId,
    seen: Option<i64>,
) -> Result<(), CannotDismiss> {
    let line = inbox::find(&mut tx, conversation).await?.ok_or(CannotDismiss::Gone)?;
    let changed = match seen {
        // What is not said yet cannot have been seen.
        Some(seen) => near::dismiss(&mut tx, conversation, seen.min(line.last_seq)).await?,
        None => near::propose_again(&mut tx, conversation).await?,
    };
    if !changed {
        return Ok(());
    }
    tx.record(Event::ConversationChanged { conversation }).await?;
    Ok(tx.commit().await?)
}
