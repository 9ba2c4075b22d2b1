//! A customer says whether an answer of the assistant's helped.

use crate::access::VisitorWrite;
use crate::channels::visitors;
use crate::inbox::store;
use crate::prelude::*;

/// Why nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum CannotSayHelped {
    /// The visitor's session has ended.
    #[error("session not found")]
    Gone,
    /// Nothing that the assistant has answered them.
    #[error("answer not found")]
    NoSuchAnswer,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Keeps whether an answer helped the visitor who asked, in place of what they said before.
///
/// # Errors
/// [`CannotSayHelped`].
pub async fn say_helped(mut tx: Tx<VisitorWrite>, answer: MessageId, helped: bool) -> Result<(), CannotSayHelped> {
    let visit = visitors::acting(&mut tx).await?.ok_or(CannotSayHelped::Gone)?;
    let told = store::opinions::told(&mut tx, visit.channel, &visit.external_id, answer).await?;
    let (conversation, run) = told.ok_or(CannotSayHelped::NoSuchAnswer)?;
    if store::opinions::note_helped(&mut tx, run, helped).await? {
        tx.record(Event::ConversationChanged { conversation }).await?;
    }
    Ok(tx.commit().await?)
}
