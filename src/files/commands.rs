//! Taking files in, and letting them go again.

use super::store::{self, Bringer};
use super::upload::Kept;
use crate::access::{ApiMessages, InboxReply, VisitorWrite};
use crate::channels::visitors;
use crate::prelude::*;

/// Why a file was not written down. Its bytes are left to the sweep.
#[derive(Debug, thiserror::Error)]
pub enum CannotTake {
    /// No such conversation or channel that its bringer sees.
    #[error("there is nothing that the file could belong to")]
    Gone,
    /// Too many wait already.
    #[error("too many files wait")]
    TooMany,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Takes a file for the next message of an agent in a conversation, which the caller has found.
///
/// # Errors
/// [`CannotTake`].
pub async fn take_for_agent(
    tx: Tx<InboxReply>,
    conversation: ConversationId,
    kept: &Kept,
) -> Result<FileId, CannotTake> {
    let member = tx.member().ok_or(CannotTake::Gone)?;
    let by = Bringer { member: Some(member), conversation: Some(conversation), ..Bringer::default() };
    take(tx, kept, by).await
}

/// Takes a file for the next message of a visitor.
///
/// # Errors
/// [`CannotTake`].
pub async fn take_for_visitor(mut tx: Tx<VisitorWrite>, kept: &Kept) -> Result<FileId, CannotTake> {
    let visit = visitors::acting(&mut tx).await?.ok_or(CannotTake::Gone)?;
    let by = Bringer { channel: Some(visit.channel), external_id: Some(&visit.external_id), ..Bringer::default() };
    take(tx, kept, by).await
}

/// Takes a file for a message that another system is about to bring in, by a channel that the
/// caller has found.
///
/// # Errors
/// [`CannotTake`].
pub async fn take_for_api(tx: Tx<ApiMessages>, channel: ChannelId, kept: &Kept) -> Result<FileId, CannotTake> {
    take(tx, kept, Bringer { channel: Some(channel), ..Bringer::default() }).await
}

async fn take<P: Permission>(mut tx: Tx<P>, kept: &Kept, by: Bringer<'_>) -> Result<FileId, CannotTake> {
    if !store::add(&mut tx, kept, by).await? {
        return Err(CannotTake::TooMany);
    }
    tx.commit().await?;
    Ok(kept.id)
}

/// Lets a file of the agent's own go that waits; its bytes go with the next sweep. Whether there
/// was one.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn discard(mut tx: Tx<InboxReply>, id: FileId) -> Result<bool, Fault> {
    if !store::discard(&mut tx, id).await? {
        return Ok(false);
    }
    tx.commit().await?;
    Ok(true)
}
