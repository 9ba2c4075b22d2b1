//! What the assistant reads from the inbox and writes into it: the only place where the two meet.

use super::model::{Mode, Reason};
use super::provider::{Speaker, Turn};
use crate::escalations;
use crate::inbox::Body;
use crate::inbox::steps::{self, CannotAct};
use crate::prelude::*;

/// A conversation that is held until the transaction ends.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Line {
    /// Whether the assistant has the line.
    pub is_ours: bool,
    /// What the assistant does on its channel.
    pub mode: Mode,
    /// The contact as the channel knows it.
    pub visitor: IdentityId,
    /// The language that the customer usually writes.
    pub language: Option<String>,
}

/// What the customer asks.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    /// The text.
    pub question: String,
    /// Whether the customer wrote again since.
    pub is_overtaken: bool,
}

/// Turns of a conversation that a model is told.
const TURNS: i64 = 6;

/// Holds a conversation.
pub(super) async fn hold(tx: &mut Tx<access::Work>, id: ConversationId) -> Result<Option<Line>, Fault> {
    const HOLD: &str = "
        select c.handler = 'ai' and c.status <> 'resolved' as is_ours, h.assistant_mode as mode,
               c.identity_id as visitor, c.language
        from conversations c
        join channels h on h.tenant_id = c.tenant_id and h.id = c.channel_id
        where c.tenant_id = $1 and c.id = $2
        for update of c";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(HOLD).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}

/// Reads a message of the customer.
pub(super) async fn asked(tx: &mut Tx<access::Work>, message: MessageId) -> Result<Option<Asked>, Fault> {
    const ASKED: &str = "
        select m.body, exists (
                   select from messages n
                   where n.tenant_id = m.tenant_id and n.conversation_id = m.conversation_id
                     and n.seq > m.seq and n.kind = 'message' and n.author = 'contact')
        from messages m
        where m.tenant_id = $1 and m.id = $2 and m.author = 'contact'";

    let tenant = tx.tenant();
    let found: Option<(String, bool)> =
        sqlx::query_as(ASKED).bind(tenant).bind(message).fetch_optional(tx.db()).await?;
    Ok(found.map(|(question, is_overtaken)| Asked { question, is_overtaken }))
}

/// What was said before a message, oldest first: in its own conversation, and only what the
/// customer saw. Notes among colleagues never leave the desk.
pub(super) async fn said_before(
    tx: &mut Tx<access::Work>,
    conversation: ConversationId,
    message: MessageId,
) -> Result<Vec<Turn>, Fault> {
    const SAID: &str = "
        select author = 'contact', body from messages
        where tenant_id = $1 and conversation_id = $2 and kind = 'message'
          and seq < (select seq from messages where tenant_id = $1 and id = $3)
        order by seq desc
        limit $4";

    let tenant = tx.tenant();
    let rows: Vec<(bool, String)> =
        sqlx::query_as(SAID).bind(tenant).bind(conversation).bind(message).bind(TURNS).fetch_all(tx.db()).await?;
    let turn = |(is_theirs, text)| Turn { from: if is_theirs { Speaker::Customer } else { Speaker::Company }, text };
    Ok(rows.into_iter().rev().map(turn).collect())
}

/// Sends an answer. `None` where a person has taken over meanwhile: then nothing was sent.
pub(super) async fn answer(
    tx: &mut Tx<access::Work>,
    conversation: ConversationId,
    body: &str,
    run: RunId,
) -> Result<Option<MessageId>, Fault> {
    let body = Body::parse(body).map_err(Fault::other)?;
    Ok(unless_taken(steps::answer(tx, conversation, &body, run).await)?.map(|(message, _)| message.id))
}

/// Proposes an answer to people. `None` where a person has taken over meanwhile.
pub(super) async fn propose(
    tx: &mut Tx<access::Work>,
    conversation: ConversationId,
    body: &str,
    run: RunId,
) -> Result<Option<DraftId>, Fault> {
    let body = Body::parse(body).map_err(Fault::other)?;
    unless_taken(steps::propose(tx, conversation, &body, run).await)
}

/// Hands the conversation to people, unless they took it already.
pub(super) async fn hand_over(
    tx: &mut Tx<access::Work>,
    conversation: ConversationId,
    reason: Reason,
    note: &str,
) -> Result<(), Fault> {
    unless_taken(steps::hand_over(tx, conversation, escalation_reason(reason), note).await)?;
    Ok(())
}

/// What people read in the queue of escalations.
fn escalation_reason(reason: Reason) -> escalations::Reason {
    match reason {
        Reason::AskedForPerson => escalations::Reason::CustomerAsked,
        Reason::NoEvidence | Reason::Language | Reason::StillUnclear | Reason::Unsure => {
            escalations::Reason::NoEvidence
        }
        Reason::Sensitive
        | Reason::Contradiction
        | Reason::ProviderTimeout
        | Reason::ProviderRefused
        | Reason::ProviderBusy
        | Reason::ProviderGarbage
        | Reason::ProviderCut
        | Reason::ProviderAway
        | Reason::Budget
        | Reason::TakenOver
        | Reason::NewerMessage
        | Reason::WorkerLost => escalations::Reason::ComplexIssue,
    }
}

fn unless_taken<T>(done: Result<T, CannotAct>) -> Result<Option<T>, Fault> {
    match done {
        Ok(done) => Ok(Some(done)),
        Err(CannotAct::Gone | CannotAct::TakenOver | CannotAct::Blocked) => Ok(None),
        Err(CannotAct::Fault(fault)) => Err(fault),
    }
}
