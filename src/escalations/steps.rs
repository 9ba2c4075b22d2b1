//! What the inbox does to escalations inside its own transactions. The caller holds the
//! conversation, so that two people cannot raise or accept at once.

use super::store::moves::{self, Wanted};
use super::store::{self, briefs, reasons, steps};
use super::{Brief, Outcome, RaisedBy, Reason, Step, Writer};
use crate::prelude::*;
use crate::service_levels::{self, Priority, Rung};

pub use super::store::moves::Raised;

/// Raises an escalation. `None` where the conversation has an unresolved one already. A reason that
/// is switched off is not used: then it is raised as a complex issue.
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
) -> Result<Option<Raised>, Fault> {
    let note = note.replace('\0', "");
    let Some(raised) = moves::add(tx, conversation, reason, &note, by).await? else { return Ok(None) };
    let step = Step::Raised { reason: raised.reason, name: raised.name.clone(), by };
    steps::add(tx, raised.id, &step).await?;
    // Of one that a ladder raised, the same ladder tells who should know.
    if by != RaisedBy::Rule {
        service_levels::steps::call(tx, conversation, raised.id).await?;
    }
    tx.record(Event::Escalated { conversation, escalation: raised.id }).await?;
    Ok(Some(raised))
}

/// Whether people can be called for a reason: it is there, and not switched off.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn offers(tx: &mut Tx<impl Permission>, reason: Reason) -> Result<bool, Fault> {
    reasons::is_offered(tx, reason).await
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
    let Some(accepted) = moves::accept(tx, conversation, member).await? else { return Ok(None) };
    let minutes = service_levels::steps::open_minutes_since(tx, accepted.created_at).await?;
    moves::took_to_accept(tx, accepted.id, minutes).await?;
    let step = match accepted.name {
        Some(to) if tx.member() != Some(member) => Step::Given { to },
        _ => Step::Accepted,
    };
    steps::add(tx, accepted.id, &step).await?;
    service_levels::steps::come(tx, conversation).await?;
    tx.record(Event::EscalationAccepted { conversation, escalation: accepted.id }).await?;
    Ok(Some(accepted.id))
}

/// Makes the conversation's escalation wait for somebody else.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn release(tx: &mut Tx<impl Permission>, conversation: ConversationId) -> Result<(), Fault> {
    if let Some(escalation) = moves::release(tx, conversation).await? {
        steps::add(tx, escalation, &Step::Released).await?;
        service_levels::steps::call(tx, conversation, escalation).await?;
        tx.record(Event::EscalationChanged { conversation, escalation }).await?;
    }
    Ok(())
}

/// Resolves the conversation's unresolved escalation, if it has one.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn settle(tx: &mut Tx<impl Permission>, conversation: ConversationId, outcome: Outcome) -> Result<(), Fault> {
    end(tx, Wanted::OfConversation(conversation), outcome, "").await?;
    Ok(())
}

/// Ends the one that is meant. False where it is not there, or has ended.
pub(super) async fn end(
    tx: &mut Tx<impl Permission>,
    wanted: Wanted,
    outcome: Outcome,
    note: &str,
) -> Result<bool, Fault> {
    let Some(settled) = moves::resolve(tx, wanted, outcome, note).await? else { return Ok(false) };
    let minutes = service_levels::steps::open_minutes_since(tx, settled.created_at).await?;
    moves::took_to_resolve(tx, settled.id, minutes).await?;
    steps::add(tx, settled.id, &Step::Resolved { outcome }).await?;
    service_levels::steps::come(tx, settled.conversation_id).await?;
    tx.record(Event::EscalationChanged { conversation: settled.conversation_id, escalation: settled.id }).await?;
    Ok(true)
}

/// Writes into the timeline of the conversation's unresolved escalation that a team was given it.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn given_to_team(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    team: &str,
) -> Result<(), Fault> {
    steps::add_to_open(tx, conversation, &Step::GivenToTeam { team: team.to_owned() }).await
}

/// Writes into it that the conversation became more, or less, urgent.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn prioritised(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    priority: Priority,
) -> Result<(), Fault> {
    steps::add_to_open(tx, conversation, &Step::Prioritised { priority }).await
}

/// Writes into it that people were told that nobody accepts it.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn told(tx: &mut Tx<impl Permission>, conversation: ConversationId, rung: Rung) -> Result<(), Fault> {
    steps::add_to_open(tx, conversation, &Step::Told { rung }).await
}

/// Writes a brief that a machine made of the thread as it was at `read_at`. What a person wrote
/// since stays.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn brief(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    escalation: EscalationId,
    brief: Brief,
    writer: Writer,
    read_at: OffsetDateTime,
) -> Result<(), Fault> {
    if briefs::write(tx, escalation, &brief.tidy(), writer, None, Some(read_at)).await? {
        steps::add(tx, escalation, &Step::Briefed { by: writer }).await?;
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
