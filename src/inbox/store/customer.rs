//! A customer's thread: what they wrote, what has left for them, and what they may know of
//! what happened.

use sqlx::types::Json;

use crate::access::{ApiMessages, VisitorWrite};
use crate::channels::{self, visitors};
use crate::files::{self, File};
use crate::inbox::{Author, Delivery, Handler, Helped, Status};
use crate::prelude::*;
use crate::tenancy::Actor;

/// A passage that an answer rests on, as a customer sees it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CustomerSource {
    /// Its title.
    pub title: String,
    /// The words that the answer rests on.
    pub quote: Option<String>,
}

/// The message that another one answers word by word, as a customer sees it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CustomerQuote {
    /// Which message.
    pub id: MessageId,
    /// Who wrote it.
    pub author: Author,
    /// The name of the agent or of the assistant; none for the customer.
    pub name: Option<String>,
    /// How it begins.
    pub text: String,
}

/// An entry of a customer's thread.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CustomerMessage {
    /// Which entry.
    pub id: MessageId,
    /// Its number: later ones are higher, over all conversations of the customer.
    pub seq: i64,
    /// Who wrote it.
    pub author: Author,
    /// The name of the agent or of the assistant; empty for the customer.
    pub name: Option<String>,
    /// What it says; empty for what merely happened.
    pub text: String,
    /// When.
    pub at: OffsetDateTime,
    /// How far it has come: of the customer's own words, always sent.
    pub delivery: Option<Delivery>,
    /// The customer's own id of it.
    pub client_id: Option<String>,
    /// What happened: `handed_over`, `agent_joined`, `assistant_returned` or `resolved`.
    pub event: Option<String>,
    /// What an answer of the assistant rests on.
    pub sources: Json<Vec<CustomerSource>>,
    /// Whether it helped, for an answer of the assistant's.
    pub helped: Option<Helped>,
    /// The message that it answers word by word.
    pub quote: Option<Json<CustomerQuote>>,
    /// What was sent along with it.
    #[sqlx(skip)]
    pub files: Vec<File>,
}

/// Who is writing to a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typing {
    /// The assistant.
    Assistant,
    /// An agent.
    Agent,
}

/// What is new for a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerThread {
    /// The entries, in the order of their numbers.
    pub messages: Vec<CustomerMessage>,
    /// Ask again from here: nothing up to it is missing. It waits for answers that are still
    /// held back, so entries after it may be told twice; they have ids.
    pub cursor: i64,
    /// Where the newest conversation stands; `None` before the first.
    pub line: Option<(ConversationId, Status, Handler)>,
    /// The agent who has the line.
    pub agent: Option<String>,
    /// Who is writing.
    pub typing: Option<Typing>,
}

/// Entries of one answer.
const MOST: i64 = 200;

/// What is new for the visitor who asks, after number `after`.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn thread_for_visitor(tx: &mut Tx<VisitorWrite>, after: i64) -> Result<Option<CustomerThread>, Fault> {
    let Some(visit) = visitors::acting(tx).await? else { return Ok(None) };
    Ok(Some(customer_thread(tx, visit.channel, &visit.external_id, after).await?))
}

/// What is new for a customer of an API channel, after number `after`. `None` where the key
/// may not use the channel.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn thread_for_api(
    tx: &mut Tx<ApiMessages>,
    channel: ChannelId,
    external_id: &str,
    after: i64,
) -> Result<Option<CustomerThread>, Fault> {
    let is_theirs = matches!(tx.actor(), Actor::Key { channel: only, .. } if only.is_none_or(|it| it == channel));
    let found = channels::find(tx, channel).await?;
    if !is_theirs || found.is_none_or(|it| it.kind != channels::Kind::Api) {
        return Ok(None);
    }
    Ok(Some(customer_thread(tx, channel, external_id, after).await?))
}

async fn customer_thread(
    tx: &mut Tx<impl Permission>,
    channel: ChannelId,
    external_id: &str,
    after: i64,
) -> Result<CustomerThread, Fault> {
    // A held answer has its number but has not left; a later number must not hide it.
    const HELD: &str = "
        select min(m.seq) from messages m
        join conversations c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
        join contact_identities i on i.tenant_id = c.tenant_id and i.id = c.identity_id
        where m.tenant_id = $1 and i.channel_id = $2 and i.external_id = $3
          and m.delivery in ('queued', 'sending') and m.seq > $4";
    const MESSAGES: &str = "
        select m.id, m.seq, m.author, m.body as text, m.sent_at as at, m.client_id,
               case m.author when 'staff' then u.name when 'ai' then a.name
                    when 'system' then coalesce(m.happening #>> '{to,name}', m.happening #>> '{by,name}') end as name,
               case m.author when 'contact' then 'sent' else m.delivery end as delivery,
               case m.happening ->> 'what'
                    when 'handed_over' then 'handed_over' when 'taken_over' then 'agent_joined'
                    when 'assigned' then 'agent_joined' when 'shared' then 'agent_joined' when 'returned_to_assistant' then 'assistant_returned'
                    when 'resolved' then 'resolved' end as event,
               coalesce((select json_agg(json_build_object('title', s.title, 'quote', s.quote) order by s.rank)
                         from run_passages s
                         where m.author = 'ai' and s.tenant_id = m.tenant_id and s.run_id = m.run_id and s.cited), '[]') as sources,
               case when o.outcome = 'answer' then case h.helped when true then 'yes' when false then 'no' else 'unsaid' end
               end as helped,
               case when q.id is not null then json_build_object(
                   'id', q.id, 'author', q.author, 'text', left(q.body, 300),
                   'name', case q.author when 'staff' then qu.name when 'ai' then a.name end) end as quote
        from messages m
        join conversations c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
        join contact_identities i on i.tenant_id = c.tenant_id and i.id = c.identity_id
        left join members t on t.tenant_id = m.tenant_id and t.id = m.member_id
        left join users u on u.id = t.user_id
        left join assistants a on a.tenant_id = m.tenant_id
        left join runs o on o.tenant_id = m.tenant_id and o.id = m.run_id and m.author = 'ai'
        left join customer_feedback h on h.tenant_id = o.tenant_id and h.run_id = o.id
        left join messages q on q.tenant_id = m.tenant_id and q.id = m.quoted_id
        left join members qt on qt.tenant_id = q.tenant_id and qt.id = q.member_id
        left join users qu on qu.id = qt.user_id
        where m.tenant_id = $1 and i.channel_id = $2 and i.external_id = $3 and m.seq > $4
          and (m.direction = 'inbound'
               or (m.direction = 'outbound' and m.delivery not in ('queued', 'sending', 'failed'))
               or (m.kind = 'event' and m.happening ->> 'what'
                   in ('handed_over', 'taken_over', 'assigned', 'shared', 'returned_to_assistant', 'resolved')))
        order by m.seq
        limit $5";
    const LINE: &str = "
        select c.id, c.status, c.handler, u.name,
               exists (select from runs o where o.tenant_id = c.tenant_id and o.conversation_id = c.id and o.kind = 'reply'
                       and o.state in ('queued', 'processing')) and c.handler = 'ai' as assistant_types,
               exists (select from viewers v where v.tenant_id = c.tenant_id and v.conversation_id = c.id
                       and v.typing_at >= $4) and c.handler = 'staff' as agent_types
        from conversations c
        join contact_identities i on i.tenant_id = c.tenant_id and i.id = c.identity_id
        left join members t on t.tenant_id = c.tenant_id and t.id = c.assignee_id
        left join users u on u.id = t.user_id
        where c.tenant_id = $1 and i.channel_id = $2 and i.external_id = $3
        order by (c.status <> 'resolved') desc, c.resolved_at desc nulls last, c.id desc
        limit 1";

    let (tenant, now) = (tx.tenant(), tx.now());
    let held: Option<i64> =
        sqlx::query_scalar(HELD).bind(tenant).bind(channel).bind(external_id).bind(after).fetch_one(tx.db()).await?;
    let mut messages: Vec<CustomerMessage> = sqlx::query_as(MESSAGES)
        .bind(tenant)
        .bind(channel)
        .bind(external_id)
        .bind(after)
        .bind(MOST)
        .fetch_all(tx.db())
        .await?;
    type LineRow = (ConversationId, Status, Handler, Option<String>, bool, bool);
    let line: Option<LineRow> = sqlx::query_as(LINE)
        .bind(tenant)
        .bind(channel)
        .bind(external_id)
        .bind(now - super::presence::TYPES)
        .fetch_optional(tx.db())
        .await?;

    let ids: Vec<MessageId> = messages.iter().map(|it| it.id).collect();
    let mut files = files::steps::of_messages(tx, &ids).await?;
    for message in &mut messages {
        message.files = files.remove(&message.id).unwrap_or_default();
    }

    let newest = messages.last().map_or(after, |it| it.seq);
    let cursor = held.map_or(newest, |held| newest.min(held - 1)).max(after);
    let typing = match line {
        Some((.., true, _)) => Some(Typing::Assistant),
        Some((.., true)) => Some(Typing::Agent),
        _ => None,
    };
    let agent = line.as_ref().and_then(|it| it.3.clone());
    let line = line.map(|(id, status, handler, ..)| (id, status, handler));
    Ok(CustomerThread { messages, cursor, line, agent, typing })
}
