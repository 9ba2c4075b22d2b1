//! What the assistant reads from the inbox and writes into it: the only place where the two meet.

use super::model::{Mode, Reason};
use super::provider::{Speaker, Turn};
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
    const ANSWER: &str = "
        with line as (
            update conversations set last_seq = last_seq + 1, updated_at = $6
            where tenant_id = $1 and id = $3 and handler = 'ai'
            returning channel_id, last_seq
        )
        insert into messages (tenant_id, id, conversation_id, channel_id, seq, kind, direction, author, run_id, body,
                              delivery, sent_at, created_at)
        select $1, $2, $3, channel_id, last_seq, 'message', 'outbound', 'ai', $4, $5, 'queued', $6, $6 from line
        returning id";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query_scalar(ANSWER)
        .bind(tenant)
        .bind(MessageId::new())
        .bind(conversation)
        .bind(run)
        .bind(body)
        .bind(now)
        .fetch_optional(tx.db())
        .await?)
}

/// Proposes an answer to people.
pub(super) async fn propose(
    tx: &mut Tx<access::Work>,
    conversation: ConversationId,
    body: &str,
    run: RunId,
) -> Result<DraftId, Fault> {
    const PROPOSE: &str = "
        insert into drafts (tenant_id, id, conversation_id, run_id, body, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $6)";

    let (tenant, now, draft) = (tx.tenant(), tx.now(), DraftId::new());
    sqlx::query(PROPOSE)
        .bind(tenant)
        .bind(draft)
        .bind(conversation)
        .bind(run)
        .bind(body)
        .bind(now)
        .execute(tx.db())
        .await?;
    tx.record(Event::DraftProposed { conversation, draft }).await?;
    Ok(draft)
}

/// Hands the conversation to people.
pub(super) async fn hand_over(
    tx: &mut Tx<access::Work>,
    conversation: ConversationId,
    reason: Reason,
    note: &str,
) -> Result<(), Fault> {
    const HAND_OVER: &str =
        "update conversations set handler = 'nobody', updated_at = $3 where tenant_id = $1 and id = $2";
    const RAISE: &str = "
        insert into escalations (tenant_id, id, conversation_id, reason, note, raised_by, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $7)";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(HAND_OVER).bind(tenant).bind(conversation).bind(now).execute(tx.db()).await?;
    let (word, by) = match reason {
        Reason::AskedForPerson => ("customer_asked", "contact"),
        Reason::NoEvidence | Reason::Language | Reason::StillUnclear => ("no_evidence", "assistant"),
        _ => ("complex_issue", "assistant"),
    };
    let escalation = EscalationId::new();
    sqlx::query(RAISE)
        .bind(tenant)
        .bind(escalation)
        .bind(conversation)
        .bind(word)
        .bind(note)
        .bind(by)
        .bind(now)
        .execute(tx.db())
        .await?;
    tx.record(Event::Escalated { conversation, escalation }).await
}
