//! Conversations as the systems see them that bring messages in and carry answers away.

use sqlx::types::Json;

use super::{CustomerQuote, CustomerSource};
use crate::access::{Sight, Work};
use crate::files::{self, File};
use crate::inbox::{Author, Delivery, Handler, Status};
use crate::prelude::*;
use crate::tenancy::Actor;

/// A conversation of an API channel.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ApiConversation {
    /// Which conversation.
    pub id: ConversationId,
    /// By which channel.
    pub channel_id: ChannelId,
    /// The customer as the channel knows them.
    pub identity_id: IdentityId,
    /// How the system calls the customer.
    pub external_id: String,
    /// The customer's name.
    pub name: Option<String>,
    /// The customer's mail address.
    pub email: Option<String>,
    /// Where it stands.
    pub status: Status,
    /// Who answers.
    pub handler: Handler,
    /// The name of the agent who holds it.
    pub agent: Option<String>,
    /// The customer's language.
    pub language: Option<String>,
    /// When it began.
    pub created_at: OffsetDateTime,
    /// When it was resolved.
    pub resolved_at: Option<OffsetDateTime>,
}

/// A conversation that the acting key or member may see; of one that was merged, the one in which it goes on. A key sees
/// those of its channels, a member what they see on pages.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn conversation_for_api(
    tx: &mut Tx<impl Permission>,
    id: ConversationId,
) -> Result<Option<ApiConversation>, Fault> {
    const CONVERSATION: &str = "
        select c.id, c.channel_id, c.identity_id, i.external_id, p.name, p.email, c.status, c.handler,
               u.name as agent, c.language, c.created_at, c.resolved_at
        from conversations c
        join channels h on h.tenant_id = c.tenant_id and h.id = c.channel_id and (h.kind = 'api' or $4)
        join contact_identities i on i.tenant_id = c.tenant_id and i.id = c.identity_id
        join contacts p on p.tenant_id = c.tenant_id and p.id = c.contact_id
        left join members t on t.tenant_id = c.tenant_id and t.id = c.assignee_id
        left join users u on u.id = t.user_id
        where c.tenant_id = $1 and ($3::uuid is null or c.channel_id = $3) and in_sight($5, c.assignee_id, c.team_id)
          and c.id = (with recursive it as (
                          select o.id, o.merged_into_id from conversations o where o.tenant_id = $1 and o.id = $2
                          union
                          select n.id, n.merged_into_id from it
                          join conversations n on n.tenant_id = $1 and n.id = it.merged_into_id)
                      select it.id from it where it.merged_into_id is null)";

    let (channel, is_member) = match *tx.actor() {
        Actor::Key { channel, .. } => (channel, false),
        Actor::Member { .. } => (None, true),
        Actor::Visitor { .. } | Actor::Assistant | Actor::Worker => return Ok(None),
    };
    let (tenant, reach, sight) = (tx.tenant(), tx.reach(), tx.sight());
    let found: Option<ApiConversation> = sqlx::query_as(CONVERSATION)
        .bind(tenant)
        .bind(id)
        .bind(channel)
        .bind(is_member)
        .bind(reach)
        .fetch_optional(tx.db())
        .await?;
    Ok(found.map(|it| ApiConversation {
        external_id: sight.number(it.external_id),
        name: it.name.map(|name| sight.name(name)),
        email: it.email.map(|email| sight.email(email)),
        ..it
    }))
}

/// An entry of a conversation.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct ApiMessage {
    /// Which entry.
    pub id: MessageId,
    /// Its number: later ones are higher.
    pub seq: i64,
    /// Of which conversation.
    pub conversation_id: ConversationId,
    /// Who wrote it.
    pub author: Author,
    /// The name of the agent or of the assistant.
    pub name: Option<String>,
    /// What it says; empty for what merely happened.
    pub text: String,
    /// When.
    pub at: OffsetDateTime,
    /// How far it has come: of the customer's own words, always sent.
    pub delivery: Option<Delivery>,
    /// The system's own id of it, for what it brought in.
    pub client_id: Option<String>,
    /// What happened: `handed_over`, `agent_joined`, `assistant_returned` or `resolved`.
    pub event: Option<String>,
    /// How sure the assistant was, 0 to 1.
    pub confidence: Option<f32>,
    /// What an answer of the assistant rests on.
    pub sources: Json<Vec<CustomerSource>>,
    /// The message that it answers word by word.
    pub quote: Option<Json<CustomerQuote>>,
    /// What was sent along with it.
    #[sqlx(skip)]
    pub files: Vec<File>,
}

macro_rules! message {
    ($rest:literal) => {
        concat!(
            "select m.id, m.seq, m.conversation_id, m.author, m.body as text, m.sent_at as at, m.client_id,
                    case m.author when 'staff' then u.name when 'ai' then a.name
                         when 'system' then coalesce(m.happening #>> '{to,name}', m.happening #>> '{by,name}') end as name,
                    case m.author when 'contact' then 'sent' else m.delivery end as delivery,
                    case m.happening ->> 'what'
                         when 'handed_over' then 'handed_over' when 'taken_over' then 'agent_joined'
                         when 'assigned' then 'agent_joined' when 'shared' then 'agent_joined' when 'returned_to_assistant' then 'assistant_returned'
                         when 'resolved' then 'resolved' end as event,
                    case m.author when 'ai' then r.confidence end as confidence,
                    coalesce((select json_agg(json_build_object('title', s.title, 'quote', s.quote) order by s.rank)
                              from run_passages s
                              where m.author = 'ai' and s.tenant_id = m.tenant_id and s.run_id = m.run_id and s.cited), '[]') as sources,
                    case when q.id is not null then json_build_object(
                        'id', q.id, 'author', q.author, 'text', left(q.body, 300),
                        'name', case q.author when 'staff' then qu.name when 'ai' then a.name end) end as quote
             from messages m
             left join members t on t.tenant_id = m.tenant_id and t.id = m.member_id
             left join users u on u.id = t.user_id
             left join assistants a on a.tenant_id = m.tenant_id
             left join runs r on r.tenant_id = m.tenant_id and r.id = m.run_id
             left join messages q on q.tenant_id = m.tenant_id and q.id = m.quoted_id
             left join members qt on qt.tenant_id = q.tenant_id and qt.id = q.member_id
             left join users qu on qu.id = qt.user_id
             where m.tenant_id = $1 ",
            $rest
        )
    };
}

/// What is new in a conversation after number `after`, in the order of the numbers, with the
/// number to ask from again. That one waits for answers that are still held back, so entries
/// may come twice; they have ids. The caller has found the conversation.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn messages_for_api(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    after: i64,
    limit: i64,
) -> Result<(Vec<ApiMessage>, i64), Fault> {
    const HELD: &str = "
        select min(seq) from messages
        where tenant_id = $1 and conversation_id = $2 and seq > $3 and delivery in ('queued', 'sending')";
    const MESSAGES: &str = message!(
        "and m.conversation_id = $2 and m.seq > $3
         and (m.direction = 'inbound'
              or (m.direction = 'outbound' and m.delivery not in ('queued', 'sending'))
              or (m.kind = 'event' and m.happening ->> 'what'
                  in ('handed_over', 'taken_over', 'assigned', 'shared', 'returned_to_assistant', 'resolved')))
         order by m.seq
         limit $4"
    );

    let tenant = tx.tenant();
    let held: Option<i64> =
        sqlx::query_scalar(HELD).bind(tenant).bind(conversation).bind(after).fetch_one(tx.db()).await?;
    let mut messages: Vec<ApiMessage> =
        sqlx::query_as(MESSAGES).bind(tenant).bind(conversation).bind(after).bind(limit).fetch_all(tx.db()).await?;
    with_files(tx, &mut messages).await?;
    hide(tx.sight(), &mut messages);
    let newest = messages.last().map_or(after, |it| it.seq);
    let cursor = held.map_or(newest, |held| newest.min(held - 1)).max(after);
    Ok((messages, cursor))
}

/// An answer on its way to a callback, with how the system calls the customer.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn message_for_callback(tx: &mut Tx<Work>, id: MessageId) -> Result<Option<(ApiMessage, String)>, Fault> {
    const MESSAGE: &str = message!("and m.id = $2");
    const EXTERNAL_ID: &str = "
        select i.external_id from conversations c
        join contact_identities i on i.tenant_id = c.tenant_id and i.id = c.identity_id
        where c.tenant_id = $1 and c.id = $2";

    let tenant = tx.tenant();
    let message: Option<ApiMessage> = sqlx::query_as(MESSAGE).bind(tenant).bind(id).fetch_optional(tx.db()).await?;
    let Some(mut message) = message else { return Ok(None) };
    with_files(tx, std::slice::from_mut(&mut message)).await?;
    let external_id =
        sqlx::query_scalar(EXTERNAL_ID).bind(tenant).bind(message.conversation_id).fetch_one(tx.db()).await?;
    Ok(Some((message, external_id)))
}

/// Hides what names a person from whoever may look but not know. Files are theirs alone who answer.
fn hide(sight: Sight, messages: &mut [ApiMessage]) {
    for it in messages.iter_mut().filter(|_| sight.is_masked) {
        it.text = sight.words(std::mem::take(&mut it.text));
        if let Some(Json(quote)) = &mut it.quote {
            quote.text = sight.words(std::mem::take(&mut quote.text));
        }
        it.files.clear();
    }
}

/// Reads what was sent along with messages.
async fn with_files(tx: &mut Tx<impl Permission>, messages: &mut [ApiMessage]) -> Result<(), Fault> {
    let ids: Vec<MessageId> = messages.iter().map(|it| it.id).collect();
    let mut files = files::steps::of_messages(tx, &ids).await?;
    for message in messages {
        message.files = files.remove(&message.id).unwrap_or_default();
    }
    Ok(())
}
