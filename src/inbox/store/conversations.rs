//! The statements of conversations.

use crate::channels::{self, AssistantMode};
use crate::inbox::{Handler, Status};
use crate::prelude::*;
use crate::service_levels;

/// A conversation, held until the transaction ends.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Conversation {
    /// Which conversation.
    pub id: ConversationId,
    /// By which channel.
    pub channel_id: ChannelId,
    /// The customer as that channel knows them.
    pub identity_id: IdentityId,
    /// The customer.
    pub contact_id: ContactId,
    /// Where it stands.
    pub status: Status,
    /// Who answers.
    pub handler: Handler,
    /// The agent who holds it.
    pub assignee_id: Option<MemberId>,
    /// The team that it was given to.
    pub team_id: Option<TeamId>,
    /// The customer's language, if known.
    pub language: Option<String>,
    /// When it comes back.
    pub snoozed_until: Option<OffsetDateTime>,
    /// When it was resolved.
    pub resolved_at: Option<OffsetDateTime>,
    /// Since when the customer waits for an answer.
    pub waiting_since: Option<OffsetDateTime>,
    /// The number of its newest entry.
    pub last_seq: i64,
    /// The conversation in which its entries stand now.
    pub merged_into_id: Option<ConversationId>,
    /// Whether the contact is blocked.
    pub is_blocked: bool,
    /// By what the channel is reached.
    pub channel_kind: channels::Kind,
    /// Whether messages leave by the channel.
    pub channel_active: bool,
    /// What the assistant does on the channel.
    pub assistant_mode: AssistantMode,
}

macro_rules! conversation {
    ($rest:literal) => {
        concat!(
            "select c.id, c.channel_id, c.identity_id, c.contact_id, c.status, c.handler, c.assignee_id, c.team_id, c.language,
                    c.snoozed_until, c.resolved_at, c.waiting_since, c.last_seq, c.merged_into_id, p.blocked_at is not null as is_blocked,
                    h.kind as channel_kind, h.active as channel_active, h.assistant_mode
             from conversations c
             join contacts p on p.tenant_id = c.tenant_id and p.id = c.contact_id
             join channels h on h.tenant_id = c.tenant_id and h.id = c.channel_id
             where c.tenant_id = $1 ",
            $rest
        )
    };
}

/// Finds a conversation that the actor sees, and holds it until the transaction ends. Whoever merely names it in a
/// row of their own does not wait for that: two who did so first and then hold it would wait for each other.
pub async fn hold(tx: &mut Tx<impl Permission>, id: ConversationId) -> Result<Option<Conversation>, Fault> {
    const HOLD: &str = conversation!("and c.id = $2 and in_sight($3, c.assignee_id, c.team_id) for no key update of c");

    let (tenant, reach) = (tx.tenant(), tx.reach());
    Ok(sqlx::query_as(HOLD).bind(tenant).bind(id).bind(&reach).fetch_optional(tx.db()).await?)
}

/// The newest conversation of a person on a channel: the unresolved one if there is one, else
/// the one that was resolved last. Held.
pub async fn newest_of(tx: &mut Tx<impl Permission>, identity: IdentityId) -> Result<Option<Conversation>, Fault> {
    const NEWEST_OF: &str = conversation!(
        "and c.identity_id = $2 and c.merged_into_id is null
         order by (c.status <> 'resolved') desc, c.resolved_at desc nulls last, c.id desc limit 1 for no key update of c"
    );

    let tenant = tx.tenant();
    Ok(sqlx::query_as(NEWEST_OF).bind(tenant).bind(identity).fetch_optional(tx.db()).await?)
}

/// Whether the customer has a newer conversation on the channel, or this one became part of another, so that it cannot
/// be opened.
pub async fn is_superseded(tx: &mut Tx<impl Permission>, it: &Conversation) -> Result<bool, Fault> {
    const IS_SUPERSEDED: &str = "
        select exists (select from conversations
                       where tenant_id = $1 and channel_id = $2 and identity_id = $3 and status <> 'resolved' and id <> $4)";

    if it.merged_into_id.is_some() {
        return Ok(true);
    }
    let tenant = tx.tenant();
    let superseded =
        sqlx::query_scalar(IS_SUPERSEDED).bind(tenant).bind(it.channel_id).bind(it.identity_id).bind(it.id);
    Ok(superseded.fetch_one(tx.db()).await?)
}

/// Whose customer waits for somebody who is away, 200 at most: the rest comes with the next look.
pub async fn unanswered_by_absent(
    tx: &mut Tx<impl Permission>,
    member: MemberId,
) -> Result<Vec<ConversationId>, Fault> {
    const UNANSWERED_BY_ABSENT: &str = "
        select c.id from conversations c
        join members m on m.tenant_id = c.tenant_id and m.id = c.assignee_id and m.presence = 'away'
        where c.tenant_id = $1 and c.assignee_id = $2 and c.status = 'open'
        order by c.id limit 200";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(UNANSWERED_BY_ABSENT).bind(tenant).bind(member).fetch_all(tx.db()).await?)
}

/// The conversation that has waited longest for a person, unless it was given to a team that the
/// actor is not in, or a colleague is taking it this very moment.
pub async fn longest_waiting(tx: &mut Tx<impl Permission>) -> Result<Option<ConversationId>, Fault> {
    const LONGEST_WAITING: &str = "
        select id from conversations c
        where tenant_id = $1 and status = 'open' and handler = 'nobody'
          and (team_id is null or exists (select from team_members m
                                          where m.tenant_id = c.tenant_id and m.team_id = c.team_id and m.member_id = $2))
          and in_sight($3, assignee_id, team_id)
        order by coalesce(waiting_since, last_message_at), id
        limit 1
        for update skip locked";

    let (tenant, member, reach) = (tx.tenant(), tx.member(), tx.reach());
    Ok(sqlx::query_scalar(LONGEST_WAITING).bind(tenant).bind(member).bind(&reach).fetch_optional(tx.db()).await?)
}

/// How a new conversation begins.
pub struct Beginning {
    pub channel: ChannelId,
    pub identity: IdentityId,
    pub contact: ContactId,
    pub handler: Handler,
    pub language: Option<String>,
    /// The conversation that it continues, and where that one's numbers ended.
    pub previous: Option<(ConversationId, i64)>,
}

pub async fn begin(tx: &mut Tx<impl Permission>, it: &Beginning) -> Result<ConversationId, Fault> {
    const BEGIN: &str = "
        insert into conversations
            (tenant_id, id, channel_id, identity_id, contact_id, handler, language, previous_id, last_seq,
             last_message_at, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $10)";

    let (tenant, now, id) = (tx.tenant(), tx.now(), ConversationId::new());
    sqlx::query(BEGIN)
        .bind(tenant)
        .bind(id)
        .bind(it.channel)
        .bind(it.identity)
        .bind(it.contact)
        .bind(it.handler)
        .bind(&it.language)
        .bind(it.previous.map(|(id, _)| id))
        .bind(it.previous.map_or(0, |(_, seq)| seq))
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(id)
}

/// Sets who has the word. Whatever is not snoozed has no hour, whatever is not resolved was
/// not resolved.
pub async fn set_status(
    tx: &mut Tx<impl Permission>,
    id: ConversationId,
    status: Status,
    snoozed_until: Option<OffsetDateTime>,
) -> Result<(), Fault> {
    const SET_STATUS: &str = "
        update conversations
        set status = $3, snoozed_until = $4, updated_at = $5,
            resolved_at = case when $3 = 'resolved' then coalesce(resolved_at, $5) end
        where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(SET_STATUS).bind(tenant).bind(id).bind(status).bind(snoozed_until).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Sets who has the line. Staff means an assignee, anybody else means none. Where a person is
/// needed the customer waits, even if the assistant had the last word.
pub async fn set_handler(
    tx: &mut Tx<impl Permission>,
    id: ConversationId,
    handler: Handler,
    assignee: Option<MemberId>,
) -> Result<(), Fault> {
    const SET_HANDLER: &str = "
        update conversations
        set handler = $3, assignee_id = $4, updated_at = $5,
            waiting_since = case when $3 = 'nobody' then coalesce(waiting_since, $5) else waiting_since end
        where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(SET_HANDLER).bind(tenant).bind(id).bind(handler).bind(assignee).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Sets the team that a conversation is given to.
pub async fn set_team(tx: &mut Tx<impl Permission>, id: ConversationId, team: Option<TeamId>) -> Result<(), Fault> {
    const SET_TEAM: &str = "update conversations set team_id = $3, updated_at = $4 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(SET_TEAM).bind(tenant).bind(id).bind(team).bind(now).execute(tx.db()).await?;
    Ok(())
}

pub async fn set_language(tx: &mut Tx<impl Permission>, id: ConversationId, language: &str) -> Result<(), Fault> {
    const SET_LANGUAGE: &str = "update conversations set language = $3 where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    sqlx::query(SET_LANGUAGE).bind(tenant).bind(id).bind(language).execute(tx.db()).await?;
    Ok(())
}

/// Brings a conversation's preview, clock and counts in line with its messages.
///
/// They are always computed from the messages and never counted up, so the order in which they
/// came makes no difference (`R-17`); only what nobody has answered yet is read again. What waits for an answer is told by the
/// order of arrival: a message that comes late was not seen by whoever answered before. What stood in another
/// conversation before this one began, and was merged into it, was dealt with there.
pub async fn recount(tx: &mut Tx<impl Permission>, id: ConversationId) -> Result<(), Fault> {
    const RECOUNT: &str = "
        with answered as (
            select (select created_at from conversations where tenant_id = $1 and id = $2) as begun,
                   coalesce((select seq from messages
                             where tenant_id = $1 and conversation_id = $2 and kind = 'message' and direction = 'outbound'
                             order by seq desc limit 1), 0) as by_anybody,
                   coalesce((select seq from messages
                             where tenant_id = $1 and conversation_id = $2 and kind = 'message' and author = 'staff'
                             order by seq desc limit 1), 0) as by_staff
        ), asked as (
            select min(m.sent_at) filter (where m.seq > by_anybody) as waiting_since, count(*) as unanswered
            from answered, messages m
            where m.tenant_id = $1 and m.conversation_id = $2 and m.seq > by_staff and m.created_at >= begun
              and m.kind = 'message' and m.direction = 'inbound'
        ), newest as (
            select body, author, sent_at from messages
            where tenant_id = $1 and conversation_id = $2 and kind = 'message'
            order by sent_at desc, seq desc limit 1
        )
        update conversations c
        set waiting_since = case when c.handler = 'nobody' then least(c.waiting_since, asked.waiting_since)
                                 else asked.waiting_since end,
            unanswered = asked.unanswered,
            last_message_at = coalesce(newest.sent_at, c.last_message_at),
            preview = coalesce(left(newest.body, 200), ''), preview_author = newest.author
        from asked left join newest on true
        where c.tenant_id = $1 and c.id = $2";

    let tenant = tx.tenant();
    sqlx::query(RECOUNT).bind(tenant).bind(id).execute(tx.db()).await?;
    Ok(())
}

/// For how many hours after its end a conversation is opened again by a new message.
pub async fn reopen_hours(tx: &mut Tx<impl Permission>) -> Result<i32, Fault> {
    const REOPEN_HOURS: &str = "select reopen_hours from tenants where id = $1";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(REOPEN_HOURS).bind(tenant).fetch_one(tx.db()).await?)
}

/// The name of a channel.
pub async fn channel_name(tx: &mut Tx<impl Permission>, id: ChannelId) -> Result<String, Fault> {
    const CHANNEL_NAME: &str = "select name from channels where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(CHANNEL_NAME).bind(tenant).bind(id).fetch_one(tx.db()).await?)
}

/// Sets how urgent a conversation is.
pub async fn set_priority(
    tx: &mut Tx<impl Permission>,
    id: ConversationId,
    priority: service_levels::Priority,
) -> Result<(), Fault> {
    const SET_PRIORITY: &str = "
        update conversations set priority = $3, updated_at = $4 where tenant_id = $1 and id = $2 and priority <> $3";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(SET_PRIORITY).bind(tenant).bind(id).bind(priority).bind(now).execute(tx.db()).await?;
    Ok(())
}
