//! The statements of analytics.

pub(super) mod days;
pub(super) mod figures;
pub(super) mod hours;
pub(super) mod labels;
pub(super) mod listed;
mod slice;
pub(super) mod topic;
pub(super) mod topics;

use crate::escalations::Reason;
use crate::prelude::*;
use crate::text::Zone;

/// How escalations of one reason went.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct ReasonTimes {
    /// Why people were called.
    pub reason: Reason,
    /// What the workspace calls the reason, where it has a name of its own for it.
    pub name: Option<String>,
    /// How many there were.
    pub raised: i64,
    /// How long it took until somebody accepted, in open minutes; `None` where nobody has.
    pub minutes_to_accept: Option<f64>,
    /// How long until they were settled.
    pub minutes_to_resolve: Option<f64>,
}

/// How promises were kept in a period.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    /// First responses in time.
    pub met: i64,
    /// First responses that were late, or are.
    pub missed: i64,
    /// Escalations, the most frequent reason first.
    pub reasons: Vec<ReasonTimes>,
}

/// How promises were kept since a moment, by one channel or by all.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn service(
    tx: &mut Tx<impl Permission>,
    since: OffsetDateTime,
    channel: Option<ChannelId>,
) -> Result<Service, Fault> {
    const FIRST_RESPONSES: &str = "
        select count(*) filter (where t.ended_at <= t.due_at),
               count(*) filter (where coalesce(t.ended_at, $3) > t.due_at)
        from service_timers t
        join conversations c on c.tenant_id = t.tenant_id and c.id = t.conversation_id
        where t.tenant_id = $1 and t.started_at >= $2 and t.target = 'first_response'
          and in_sight($4, c.assignee_id, c.team_id)
          and ($5::uuid is null or c.channel_id = $5)";

    let (tenant, reach, now) = (tx.tenant(), tx.reach(), tx.now());
    let first = sqlx::query_as(FIRST_RESPONSES).bind(tenant).bind(since).bind(now).bind(&reach).bind(channel);
    let (met, missed) = first.fetch_one(tx.db()).await?;
    Ok(Service { met, missed, reasons: by_reason(tx, since, channel).await? })
}

async fn by_reason(
    tx: &mut Tx<impl Permission>,
    since: OffsetDateTime,
    channel: Option<ChannelId>,
) -> Result<Vec<ReasonTimes>, Fault> {
    const BY_REASON: &str = "
        select e.reason, r.name, count(*) as raised,
               avg(e.minutes_to_accept)::float8 as minutes_to_accept,
               avg(e.minutes_to_resolve)::float8 as minutes_to_resolve
        from escalations e
        join conversations c on c.tenant_id = e.tenant_id and c.id = e.conversation_id
        left join escalation_reasons r on r.tenant_id = e.tenant_id and r.word = e.reason
        where e.tenant_id = $1 and e.created_at >= $2
          and in_sight($3, c.assignee_id, c.team_id)
          and ($4::uuid is null or c.channel_id = $4)
        group by e.reason, r.name
        order by count(*) desc, e.reason
        limit 50";

    let (tenant, reach) = (tx.tenant(), tx.reach());
    Ok(sqlx::query_as(BY_REASON).bind(tenant).bind(since).bind(&reach).bind(channel).fetch_all(tx.db()).await?)
}

/// By whose calendar days are counted: the workspace's.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn zone(tx: &mut Tx<impl Permission>) -> Result<Zone, Fault> {
    const ZONE: &str = "select time_zone from tenants where id = $1";

    let tenant = tx.tenant();
    let name: String = sqlx::query_scalar(ZONE).bind(tenant).fetch_one(tx.db()).await?;
    Ok(Zone::named_or_utc(&name))
}
