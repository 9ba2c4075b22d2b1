//! The statements that add hours up to days.

use std::ops::Range;

use crate::prelude::*;

/// The days that are added up, one after the other, from the first moment of the first to the end of the last.
pub async fn added(tx: &mut Tx<impl Permission>) -> Result<Option<Range<OffsetDateTime>>, Fault> {
    const ADDED: &str = "
        select days_from, days_to from report_states
        where tenant_id = $1 and days_from is not null and days_to is not null";

    let tenant = tx.tenant();
    let added: Option<(OffsetDateTime, OffsetDateTime)> =
        sqlx::query_as(ADDED).bind(tenant).fetch_optional(tx.db()).await?;
    Ok(added.map(|(from, to)| from..to))
}

/// The oldest hour in which something was counted.
pub async fn oldest_hour(tx: &mut Tx<impl Permission>) -> Result<Option<OffsetDateTime>, Fault> {
    const OLDEST: &str = "select min(from_at) from report_hours where tenant_id = $1 and not by_topic";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(OLDEST).bind(tenant).fetch_one(tx.db()).await?)
}

/// Forgets every day.
pub async fn forget_all(tx: &mut Tx<impl Permission>) -> Result<(), Fault> {
    const FORGET: &str = "delete from report_days where tenant_id = $1";
    const NONE: &str =
        "update report_states set days_from = null, days_to = null, has_days = false where tenant_id = $1";

    let tenant = tx.tenant();
    sqlx::query(FORGET).bind(tenant).execute(tx.db()).await?;
    sqlx::query(NONE).bind(tenant).execute(tx.db()).await?;
    Ok(())
}

/// Adds the hours of these days up, whether that was done before or not.
pub async fn add_up(tx: &mut Tx<impl Permission>, days: &[Range<OffsetDateTime>]) -> Result<(), Fault> {
    const FORGET: &str = "
        delete from report_days d
        where d.tenant_id = $1 and d.dimension in ('all', 'channel', 'agent', 'team', 'assistant', 'topic')
          and d.from_at = any($2)";
    // Lists are joined as texts: they are of different lengths, which PostgreSQL gathers in no array.
    const ADD: &str = "
        insert into report_days (
            tenant_id, from_at, to_at, dimension, channel_id, assignee_id, team_id, with_assistant, kind, topic_id,
            conversations, resolved, resolved_alone, resolve_seconds, response_seconds, messages, runs, tokens_in,
            tokens_out, cost_micros, rated, confidence)
        with day as materialized (
            select * from unnest($2::timestamptz[], $3::timestamptz[]) d (from_at, to_at)
        ), hour as materialized (
            select d.from_at as day_from, d.to_at as day_to, h.*,
                   nullif(array_to_string(h.resolve_seconds, ','), '') as resolve_text,
                   nullif(array_to_string(h.response_seconds, ','), '') as response_text
            from day d
            cross join lateral (
                select * from report_hours h
                where h.tenant_id = $1 and h.by_topic in (false, true)
                  and h.from_at >= d.from_at and h.from_at < d.to_at
                offset 0) h
        )
        select $1, h.day_from, h.day_to,
               case grouping(h.channel_id, h.assignee_id, h.team_id, h.with_assistant, h.topic_id)
                    when 15 then 'channel' when 23 then 'agent' when 27 then 'team' when 29 then 'assistant'
                    when 30 then 'topic' else 'all' end,
               h.channel_id, h.assignee_id, h.team_id, h.with_assistant, h.kind, h.topic_id,
               sum(h.conversations), sum(h.resolved), sum(h.resolved_alone),
               coalesce(string_to_array(string_agg(h.resolve_text, ','), ',')::integer[], '{}'),
               coalesce(string_to_array(string_agg(h.response_text, ','), ',')::integer[], '{}'),
               sum(h.messages), sum(h.runs), sum(h.tokens_in), sum(h.tokens_out), sum(h.cost_micros),
               sum(h.rated), sum(h.confidence)
        from hour h
        group by h.day_from, h.day_to, h.kind, h.by_topic,
                 grouping sets ((), (h.channel_id), (h.assignee_id), (h.team_id), (h.with_assistant), (h.topic_id))
        having h.by_topic = (grouping(h.topic_id) = 0)";

    if days.is_empty() {
        return Ok(());
    }
    let tenant = tx.tenant();
    let (from, to): (Vec<_>, Vec<_>) = days.iter().map(|it| (it.start, it.end)).unzip();
    sqlx::query(FORGET).bind(tenant).bind(&from).execute(tx.db()).await?;
    sqlx::query(ADD).bind(tenant).bind(&from).bind(&to).execute(tx.db()).await?;
    Ok(())
}

/// Writes down which days are added up, and whether all are.
pub async fn keep(tx: &mut Tx<impl Permission>, added: &Range<OffsetDateTime>, all: bool) -> Result<(), Fault> {
    const KEEP: &str = "update report_states set days_from = $2, days_to = $3, has_days = $4 where tenant_id = $1";

    let tenant = tx.tenant();
    sqlx::query(KEEP).bind(tenant).bind(added.start).bind(added.end).bind(all).execute(tx.db()).await?;
    Ok(())
}
