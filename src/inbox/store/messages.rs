//! The statements of messages.

use sqlx::types::Json;

use crate::inbox::{Author, Delivery, Direction, Happening, Kind};
use crate::prelude::*;

/// An entry of a thread, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Message {
    /// Which entry.
    pub id: MessageId,
    /// Of which conversation.
    pub conversation_id: ConversationId,
    /// Its place in the order of arrival.
    pub seq: i64,
    /// What it is.
    pub kind: Kind,
    /// Which way it goes.
    pub direction: Direction,
    /// Who wrote it.
    pub author: Author,
    /// The agent who wrote it or let it go.
    pub member_id: Option<MemberId>,
    /// The assistant's run that it comes from.
    pub run_id: Option<RunId>,
    /// What it says, as it was written.
    pub body: String,
    /// What happened, for an event.
    pub happening: Option<Json<Happening>>,
    /// How far it has come, for what goes out.
    pub delivery: Option<Delivery>,
    /// The sender's own id.
    pub client_id: Option<String>,
    /// When it was written; the thread stands in this order.
    pub sent_at: OffsetDateTime,
}

macro_rules! columns {
    () => {
        "id, conversation_id, seq, kind, direction, author, member_id, run_id, body, happening, delivery, client_id, sent_at"
    };
}

/// A message before it has its place.
pub struct NewMessage<'a> {
    pub kind: Kind,
    pub direction: Direction,
    pub author: Author,
    pub member: Option<MemberId>,
    pub run: Option<RunId>,
    pub body: &'a str,
    pub happening: Option<Happening>,
    pub client_id: Option<&'a str>,
    pub sent_at: OffsetDateTime,
    /// The message that it answers word by word.
    pub quotes: Option<MessageId>,
}

/// Adds an entry under the next number of a conversation that the caller holds. What goes
/// out begins as queued.
///
/// The number is the next one of the customer, over all their conversations: one that is opened again while a
/// newer one has gone on must not number its entries below what the customer has read.
///
/// It came no earlier than its conversation began, even where its worker had begun before: what is older stood in
/// another conversation, and does not wait in this one.
pub async fn add(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    it: NewMessage<'_>,
) -> Result<Message, Fault> {
    const ADD: &str = concat!(
        "with place as (
             update conversations c
             set last_seq = (select max(o.last_seq) from conversations o
                             where o.tenant_id = $1 and o.identity_id = c.identity_id) + 1, updated_at = $13
             where tenant_id = $1 and id = $2
             returning last_seq, channel_id, created_at)
         insert into messages
             (tenant_id, id, conversation_id, channel_id, seq, kind, direction, author, member_id, run_id, body,
              happening, client_id, sent_at, delivery, created_at, quoted_id)
         select $1, $3, $2, channel_id, last_seq, $4, $5, $6, $7, $8, $9, $10, $11, $12,
                case when $5 = 'outbound' then 'queued' end, greatest($13, created_at), $14
         from place
         returning ",
        columns!()
    );

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query_as(ADD)
        .bind(tenant)
        .bind(conversation)
        .bind(MessageId::new())
        .bind(it.kind)
        .bind(it.direction)
        .bind(it.author)
        .bind(it.member)
        .bind(it.run)
        .bind(it.body)
        .bind(it.happening.map(Json))
        .bind(it.client_id)
        .bind(it.sent_at)
        .bind(now)
        .bind(it.quotes)
        .fetch_one(tx.db())
        .await?)
}

pub async fn find(tx: &mut Tx<impl Permission>, id: MessageId) -> Result<Option<Message>, Fault> {
    const FIND: &str = concat!("select ", columns!(), " from messages where tenant_id = $1 and id = $2");

    let tenant = tx.tenant();
    Ok(sqlx::query_as(FIND).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}

/// The message that its sender called by this id, if it has been stored.
pub async fn by_client_id(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    author: Author,
    client_id: &str,
) -> Result<Option<Message>, Fault> {
    const BY_CLIENT_ID: &str = concat!(
        "select ",
        columns!(),
        " from messages where tenant_id = $1 and conversation_id = $2 and author = $3 and client_id = $4"
    );

    let tenant = tx.tenant();
    Ok(sqlx::query_as(BY_CLIENT_ID)
        .bind(tenant)
        .bind(conversation)
        .bind(author)
        .bind(client_id)
        .fetch_optional(tx.db())
        .await?)
}

/// What was said after number `seen` by anybody but `member`.
pub async fn said_since(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    seen: i64,
    member: Option<MemberId>,
) -> Result<Vec<Message>, Fault> {
    const SAID_SINCE: &str = concat!(
        "select ",
        columns!(),
        " from messages
         where tenant_id = $1 and conversation_id = $2 and seq > $3 and kind = 'message'
           and (author <> 'staff' or member_id is distinct from $4)
         order by seq limit 100"
    );

    let tenant = tx.tenant();
    Ok(sqlx::query_as(SAID_SINCE).bind(tenant).bind(conversation).bind(seen).bind(member).fetch_all(tx.db()).await?)
}

/// The customer's newest message, unless it has been answered.
pub async fn latest_question(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
) -> Result<Option<Message>, Fault> {
    const LATEST_QUESTION: &str = concat!(
        "select ",
        columns!(),
        " from messages m
         where tenant_id = $1 and conversation_id = $2 and kind = 'message' and direction = 'inbound'
           and seq > coalesce((select max(seq) from messages a
                               where a.tenant_id = $1 and a.conversation_id = $2
                                 and a.kind = 'message' and a.direction = 'outbound'), 0)
         order by sent_at desc, seq desc limit 1"
    );

    let tenant = tx.tenant();
    Ok(sqlx::query_as(LATEST_QUESTION).bind(tenant).bind(conversation).fetch_optional(tx.db()).await?)
}

/// What the customer said last, so many messages at most, in the order in which they said it.
pub async fn last_of_customer(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    most: usize,
) -> Result<Vec<String>, Fault> {
    const LAST_OF_CUSTOMER: &str = "
        select body from messages
        where tenant_id = $1 and conversation_id = $2 and kind = 'message' and direction = 'inbound'
        order by sent_at desc, seq desc limit $3";

    let (tenant, most) = (tx.tenant(), i64::try_from(most).unwrap_or(i64::MAX));
    let last = sqlx::query_scalar(LAST_OF_CUSTOMER).bind(tenant).bind(conversation).bind(most);
    let mut last: Vec<String> = last.fetch_all(tx.db()).await?;
    last.reverse();
    Ok(last)
}

/// Removes a message that never left, with its delivery.
pub async fn remove(tx: &mut Tx<impl Permission>, id: MessageId) -> Result<(), Fault> {
    const REMOVE_TRANSFERS: &str = "delete from transferred_messages where tenant_id = $1 and message_id = $2";
    const REMOVE_DELIVERIES: &str = "delete from deliveries where tenant_id = $1 and message_id = $2";
    const REMOVE: &str = "delete from messages where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    sqlx::query(REMOVE_TRANSFERS).bind(tenant).bind(id).execute(tx.db()).await?;
    sqlx::query(REMOVE_DELIVERIES).bind(tenant).bind(id).execute(tx.db()).await?;
    sqlx::query(REMOVE).bind(tenant).bind(id).execute(tx.db()).await?;
    Ok(())
}
