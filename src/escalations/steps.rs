//! What the inbox does to escalations inside its own transactions. The caller holds the
//! conversation, so that two people cannot raise or accept at once.

use super::store::{self, Wanted};
use super::{RaisedBy, Reason};
use crate::prelude::*;
use crate::service_levels;

/// Raises an escalation. `None` where the conversation has an unresolved one already.
///
/// `note` is for colleagues, 2 000 characters at most; the rest is cut off, and so is every NUL,
/// which PostgreSQL cannot keep.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn raise(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    reason: Reason,
    note: &str,
    by: RaisedBy,
) -> Result<Option<EscalationId>, Fault> {
    let note = note.replace('\0', "");
    let Some(escalation) = store::add(tx, conversation, reason, &note, by).await? else { return Ok(None) };
    // Of one that a ladder raised, the same ladder tells who should know.
    if by != RaisedBy::Rule {
        service_levels::steps::call(tx, conversation, escalation).await?;
    }
    tx.record(Event::Escalated { conversation, escalation }).await?;
    Ok(Some(escalation))
}

/// Puts `member` on the conversation's unresolved escalation, if it has one.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn accept(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    member: MemberId,
) -> Result<Option<EscalationId>, Fault> {
    let Some(escalation) = store::accept(tx, conversation, member).await? else { return Ok(None) };
    service_levels::steps::come(tx, conversation).await?;
    tx.record(Event::EscalationAccepted { conversation, escalation }).await?;
    Ok(Some(escalation))
}

/// Makes the conversation's escalation wait for somebody else.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn release(tx: &mut Tx<impl Permission>, conversation: ConversationId) -> Result<(), Fault> {
    if let Some(escalation) = store::release(tx, conversation).await? {
        service_levels::steps::call(tx, conversation, escalation).await?;
        tx.record(Event::EscalationChanged { conversation, escalation }).await?;
    }
    Ok(())
}

/// Resolves the conversation's unresolved escalation, if it has one.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn settle(tx: &mut Tx<impl Permission>, conversation: ConversationId) -> Result<(), Fault> {
    if let Some((_, escalation)) = store::resolve(tx, Wanted::OfConversation(conversation)).await? {
        service_levels::steps::come(tx, conversation).await?;
        tx.record(Event::EscalationChanged { conversation, escalation }).await?;
    }
    Ok(())
}

/// The conversation of an escalation.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn conversation_of(tx: &mut Tx<impl Permission>, id: EscalationId) -> Result<Option<ConversationId>, Fault> {
    store::conversation_of(tx, id).await
}

/// Lets the unresolved escalation of a conversation go on in the one that goes on.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn go_on_in(tx: &mut Tx<impl Permission>, from: ConversationId, to: ConversationId) -> Result<(), Fault> {
    store::go_on_in(tx, from, to).await
}
