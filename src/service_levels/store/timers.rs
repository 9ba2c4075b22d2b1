//! The statements of timers.

use sqlx::types::Json;

use super::{Holiday, Hours, Week};
use crate::prelude::*;
use crate::service_levels::{Pause, Target, Timer};
use crate::text::Zone;

#[derive(sqlx::FromRow)]
struct Row {
    id: TimerId,
    conversation_id: ConversationId,
    escalation_id: Option<EscalationId>,
    target: Target,
    policy_id: Option<PolicyId>,
    policy_version: Option<i32>,
    hours_version: Option<i32>,
    week: Option<Json<Week>>,
    holidays: Option<Json<Vec<Holiday>>>,
    zone: String,
    minutes: i32,
    started_at: OffsetDateTime,
    due_at: Option<OffsetDateTime>,
    paused_since: Option<OffsetDateTime>,
    pauses: Json<Vec<Pause>>,
    ended_at: Option<OffsetDateTime>,
    climbed: i32,
    climbs_at: Option<OffsetDateTime>,
}

impl From<Row> for Timer {
    fn from(row: Row) -> Self {
        let zone = Zone::named_or_utc(&row.zone);
        let hours = match (row.week, row.holidays) {
            (Some(Json(week)), Some(Json(holidays))) => Hours { zone, week, holidays },
            _ => Hours::always(zone),
        };
        Self {
            id: row.id,
            conversation: row.conversation_id,
            escalation: row.escalation_id,
            target: row.target,
            policy: row.policy_id.zip(row.policy_version),
            hours_version: row.hours_version,
            hours,
            minutes: row.minutes,
            started_at: row.started_at,
            due_at: row.due_at,
            paused_since: row.paused_since,
            pauses: row.pauses.0,
            ended_at: row.ended_at,
            climbed: row.climbed,
            climbs_at: row.climbs_at,
        }
    }
}

macro_rules! timers {
    ($rest:literal) => {
        concat!(
            "t.id, t.conversation_id, t.escalation_id, t.target, t.policy_id, t.policy_version, t.hours_version,
                    h.week, h.holidays, t.zone, t.minutes, t.started_at, t.due_at, t.paused_since, t.pauses,
                    t.ended_at, t.climbed, t.climbs_at
             from service_timers t
             left join service_hours h on h.tenant_id = t.tenant_id and h.version = t.hours_version
             where t.tenant_id = $1 ",
            $rest
        )
    };
}

/// The newest timer of each target of a conversation.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn timers_of(tx: &mut Tx<impl Permission>, conversation: ConversationId) -> Result<Vec<Timer>, Fault> {
    const TIMERS_OF: &str = concat!(
        "select distinct on (t.target) ",
        timers!("and t.conversation_id = $2 order by t.target, t.started_at desc limit 4")
    );

    let tenant = tx.tenant();
    let rows: Vec<Row> = sqlx::query_as(TIMERS_OF).bind(tenant).bind(conversation).fetch_all(tx.db()).await?;
    Ok(rows.into_iter().map(Timer::from).collect())
}

/// One timer.
pub async fn find(tx: &mut Tx<impl Permission>, id: TimerId) -> Result<Option<Timer>, Fault> {
    const FIND: &str = concat!("select ", timers!("and t.id = $2"));

    let tenant = tx.tenant();
    let row: Option<Row> = sqlx::query_as(FIND).bind(tenant).bind(id).fetch_optional(tx.db()).await?;
    Ok(row.map(Timer::from))
}

/// One timer, held until the transaction ends.
pub async fn hold(tx: &mut Tx<impl Permission>, id: TimerId) -> Result<Option<Timer>, Fault> {
    const HOLD: &str = concat!("select ", timers!("and t.id = $2 for update of t"));

    let tenant = tx.tenant();
    let row: Option<Row> = sqlx::query_as(HOLD).bind(tenant).bind(id).fetch_optional(tx.db()).await?;
    Ok(row.map(Timer::from))
}

/// What timers follow from: where a conversation stands, what was said, and what is promised.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Facts {
    /// `open`, `waiting`, `snoozed` or `resolved`: the inbox's words, which stand above us.
    pub status: String,
    pub resolved_at: Option<OffsetDateTime>,
    /// When the customer wrote first.
    pub first_asked: Option<OffsetDateTime>,
    /// When they were answered first.
    pub first_answered: Option<OffsetDateTime>,
    /// When the last answer was given.
    pub last_answered: Option<OffsetDateTime>,
    /// Since when something waits for an answer.
    pub asked: Option<OffsetDateTime>,
    pub zone: String,
    #[sqlx(flatten)]
    pub promised: Promised,
}

/// The policy that a conversation is under, and the hours of today.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Promised {
    pub policy_id: Option<PolicyId>,
    pub version: Option<i32>,
    pub first_response: Option<i32>,
    pub next_response: Option<i32>,
    pub resolution: Option<i32>,
    pub since: Option<OffsetDateTime>,
    pub hours_version: Option<i32>,
    pub week: Option<Json<Week>>,
    pub holidays: Option<Json<Vec<Holiday>>>,
}

/// What answers a customer: not the assistant's word that a person will.
macro_rules! answers {
    ($name:literal) => {
        concat!(
            $name,
            ".tenant_id = $1 and ",
            $name,
            ".conversation_id = $2 and ",
            $name,
            ".kind = 'message' and ",
            $name,
            ".direction = 'outbound' and not (",
            $name,
            ".author = 'ai' and ",
            $name,
            ".member_id is null and exists (select from runs r where r.tenant_id = $1 and r.id = ",
            $name,
            ".run_id and r.reason is not null))"
        )
    };
}

/// The facts of a conversation; `None` where nothing was or is promised to it.
///
/// One statement, since every message asks it: where no policy is, it reads a row or two. What stood in another
/// conversation before this one began, and was merged into it, was promised and kept there.
pub async fn facts(tx: &mut Tx<impl Permission>, conversation: ConversationId) -> Result<Option<Facts>, Fault> {
    const FACTS: &str = concat!(
        "select c.status, c.resolved_at, w.zone, first.asked as first_asked,
               (select a.sent_at from messages a where ",
        answers!("a"),
        "         and a.seq > first.seq
                 order by a.seq limit 1) as first_answered,
               last.sent_at as last_answered,
               (select min(q.sent_at) from messages q where q.tenant_id = $1 and q.conversation_id = $2
                 and q.kind = 'message' and q.direction = 'inbound' and q.created_at >= c.created_at
                 and q.seq > coalesce(last.seq, 0)) as asked,
               p.id as policy_id, p.version, p.first_response, p.next_response, p.resolution, p.since,
               h.version as hours_version, h.week, h.holidays
        from conversations c
        join (select id, time_zone as zone from tenants) w on w.id = c.tenant_id
        left join lateral (
            select * from service_policies p
            where p.tenant_id = c.tenant_id and p.replaced_at is null
              and (p.priority is null or p.priority = c.priority)
              and (p.channel_id is null or p.channel_id = c.channel_id)
              and (p.label_id is null or exists (
                  select from conversation_labels o
                  join labels l on l.tenant_id = o.tenant_id and l.id = o.label_id and l.removed_at is null
                  where o.tenant_id = c.tenant_id and o.conversation_id = c.id and o.label_id = p.label_id))
            order by p.priority is null, p.label_id is null, p.channel_id is null, lower(p.name), p.id limit 1) p on true
        left join lateral (
            select version, week, holidays from service_hours
            where tenant_id = c.tenant_id order by version desc limit 1) h on true
        left join lateral (
            select (select m.sent_at from messages m where m.tenant_id = $1 and m.conversation_id = $2
                     and m.kind = 'message' and m.direction = 'inbound' and m.created_at >= c.created_at
                     order by m.sent_at, m.seq limit 1) as asked,
                   (select m.seq from messages m where m.tenant_id = $1 and m.conversation_id = $2
                     and m.kind = 'message' and m.direction = 'inbound' and m.created_at >= c.created_at
                     order by m.seq limit 1) as seq) first on true
        left join lateral (
            select m.seq, m.sent_at from messages m where ",
        answers!("m"),
        "    and m.created_at >= c.created_at order by m.seq desc limit 1) last on true
        where c.tenant_id = $1 and c.id = $2
          and (p.id is not null or exists (
              select from service_timers t where t.tenant_id = $1 and t.conversation_id = $2))"
    );

    let tenant = tx.tenant();
    Ok(sqlx::query_as(FACTS).bind(tenant).bind(conversation).fetch_optional(tx.db()).await?)
}

/// The hours of today with the zone of the workspace.
pub async fn hours_now(tx: &mut Tx<impl Permission>) -> Result<(Option<i32>, Hours), Fault> {
    const ZONE: &str = "select time_zone from tenants where id = $1";

    if let Some((version, hours)) = super::hours::newest(tx).await? {
        return Ok((Some(version), hours));
    }
    let tenant = tx.tenant();
    let zone: String = sqlx::query_scalar(ZONE).bind(tenant).fetch_one(tx.db()).await?;
    Ok((None, Hours::always(Zone::named_or_utc(&zone))))
}

/// Writes a timer as it stands.
pub async fn keep(tx: &mut Tx<impl Permission>, it: &Timer) -> Result<(), Fault> {
    const KEEP: &str = "
        insert into service_timers
            (tenant_id, id, conversation_id, escalation_id, target, policy_id, policy_version, hours_version, zone,
             minutes, started_at, due_at, paused_since, pauses, ended_at, climbed, climbs_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
        on conflict (tenant_id, id) do update
        set policy_id = excluded.policy_id, policy_version = excluded.policy_version, minutes = excluded.minutes,
            started_at = excluded.started_at, due_at = excluded.due_at, paused_since = excluded.paused_since,
            pauses = excluded.pauses, ended_at = excluded.ended_at, climbed = excluded.climbed,
            climbs_at = excluded.climbs_at, updated_at = excluded.updated_at";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(KEEP)
        .bind(tenant)
        .bind(it.id)
        .bind(it.conversation)
        .bind(it.escalation)
        .bind(it.target)
        .bind(it.policy.map(|(id, _)| id))
        .bind(it.policy.map(|(_, version)| version))
        .bind(it.hours_version)
        .bind(it.hours.zone.name())
        .bind(it.minutes)
        .bind(it.started_at)
        .bind(it.due_at)
        .bind(it.paused_since)
        .bind(Json(&it.pauses))
        .bind(it.ended_at)
        .bind(it.climbed)
        .bind(it.climbs_at)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Ends the acceptance timer of a conversation, if one runs.
pub async fn end_acceptance(tx: &mut Tx<impl Permission>, conversation: ConversationId) -> Result<(), Fault> {
    const END_ACCEPTANCE: &str = "
        update service_timers set ended_at = $3, climbs_at = null, updated_at = $3
        where tenant_id = $1 and conversation_id = $2 and target = 'acceptance' and ended_at is null";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(END_ACCEPTANCE).bind(tenant).bind(conversation).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Takes the running timers of a conversation to another.
pub async fn go_on_in(tx: &mut Tx<impl Permission>, from: ConversationId, to: ConversationId) -> Result<(), Fault> {
    const GO_ON_IN: &str = "
        update service_timers set conversation_id = $3
        where tenant_id = $1 and conversation_id = $2 and ended_at is null";

    let tenant = tx.tenant();
    sqlx::query(GO_ON_IN).bind(tenant).bind(from).bind(to).execute(tx.db()).await?;
    Ok(())
}
