//! The statements that add up, and that compare.

use std::ops::Range;

use crate::prelude::*;
use crate::usage::{Check, Month};

/// How far the adding up has come, held until the transaction ends.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Held {
    /// By whose months; `None` is that nothing was added up yet.
    pub zone: Option<String>,
    /// By whose months it should be.
    pub wanted: String,
    /// When it last was.
    pub counted_at: OffsetDateTime,
    /// When it is compared again.
    pub check_at: OffsetDateTime,
}

/// Holds the adding up of this workspace, which begins with that where it never was. `None` where somebody adds now.
pub async fn hold(tx: &mut Tx<impl Permission>) -> Result<Option<Held>, Fault> {
    const BEGIN: &str = "
        insert into usage_states (tenant_id, counted_at, check_at) values ($1, $2, $2) on conflict do nothing";
    const HOLD: &str = "
        select s.zone, t.time_zone as wanted, s.counted_at, s.check_at
        from usage_states s
        join tenants t on t.id = s.tenant_id
        where s.tenant_id = $1
        for update of s skip locked";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(BEGIN).bind(tenant).bind(now).execute(tx.db()).await?;
    Ok(sqlx::query_as(HOLD).bind(tenant).fetch_optional(tx.db()).await?)
}

/// Writes down that everything is added up by now, and when it is compared next.
pub async fn keep(tx: &mut Tx<impl Permission>, held: &Held, check_at: OffsetDateTime) -> Result<(), Fault> {
    const KEEP: &str = "update usage_states set zone = $2, counted_at = $3, check_at = $4 where tenant_id = $1";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(KEEP).bind(tenant).bind(&held.wanted).bind(now).bind(check_at).execute(tx.db()).await?;
    Ok(())
}

/// When something was first used.
pub async fn beginning(tx: &mut Tx<impl Permission>) -> Result<Option<OffsetDateTime>, Fault> {
    const BEGINNING: &str = "select min(at) from usage_events where tenant_id = $1";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(BEGINNING).bind(tenant).fetch_one(tx.db()).await?)
}

/// Forgets every hour.
pub async fn forget(tx: &mut Tx<impl Permission>) -> Result<(), Fault> {
    const FORGET: &str = "delete from usage_hours where tenant_id = $1";

    let tenant = tx.tenant();
    sqlx::query(FORGET).bind(tenant).execute(tx.db()).await?;
    Ok(())
}

/// Adds up the hours of a month that begin in a time anew.
pub async fn count(tx: &mut Tx<impl Permission>, month: &Month, time: Range<OffsetDateTime>) -> Result<(), Fault> {
    const CLEAR: &str = "delete from usage_hours where tenant_id = $1 and from_at >= $2 and from_at < $3";
    const COUNT: &str = "
        insert into usage_hours (tenant_id, kind, from_at, events, tokens, amount)
        select $1, e.kind, date_bin('1 hour', e.at, $4), count(*), sum(e.tokens)::bigint, sum(e.amount)::bigint
        from usage_events e
        where e.tenant_id = $1 and e.at >= $2 and e.at < $3
        group by e.kind, date_bin('1 hour', e.at, $4)";

    let tenant = tx.tenant();
    sqlx::query(CLEAR).bind(tenant).bind(time.start).bind(time.end).execute(tx.db()).await?;
    let count = sqlx::query(COUNT).bind(tenant).bind(time.start).bind(time.end).bind(month.time.start);
    count.execute(tx.db()).await?;
    Ok(())
}

/// How many hours of a month that begin in a time have another sum than their events.
pub async fn count_wrong(
    tx: &mut Tx<impl Permission>,
    month: &Month,
    time: Range<OffsetDateTime>,
) -> Result<i64, Fault> {
    const WRONG: &str = "
        with raw as (
            select e.kind, date_bin('1 hour', e.at, $4) as from_at, count(*) as events, sum(e.tokens)::bigint as tokens,
                   sum(e.amount)::bigint as amount
            from usage_events e
            where e.tenant_id = $1 and e.at >= $2 and e.at < $3
            group by e.kind, date_bin('1 hour', e.at, $4)
        ), kept as (
            select h.kind, h.from_at, h.events, h.tokens, h.amount from usage_hours h
            where h.tenant_id = $1 and h.from_at >= $2 and h.from_at < $3
        )
        select count(*)
        from raw
        full join kept on kept.kind = raw.kind and kept.from_at = raw.from_at
        where (raw.events, raw.tokens, raw.amount) is distinct from (kept.events, kept.tokens, kept.amount)";

    let tenant = tx.tenant();
    let wrong = sqlx::query_scalar(WRONG).bind(tenant).bind(time.start).bind(time.end).bind(month.time.start);
    Ok(wrong.fetch_one(tx.db()).await?)
}

/// Adds an event for whatever was used since a moment and has none; says how much that was.
///
/// What counts is said here a second time, after the triggers of the migration: that is what makes it a comparison.
pub async fn add_missing(tx: &mut Tx<impl Permission>, since: OffsetDateTime) -> Result<i64, Fault> {
    const CONVERSATIONS: &str = "
        insert into usage_events (tenant_id, kind, ref_id, at)
        select $1, 'conversation', m.conversation_id, min(m.created_at)
        from messages m
        where m.tenant_id = $1 and m.created_at >= $2 and m.kind = 'message' and m.direction = 'inbound'
        group by m.conversation_id
        on conflict do nothing";
    const RUNS: &str = "
        insert into usage_events (tenant_id, kind, ref_id, at, tokens, amount)
        select $1, 'run', r.id, r.created_at, r.tokens_in::bigint + r.tokens_out, r.cost_micros
        from runs r
        where r.tenant_id = $1 and r.created_at >= $2
          and (r.state in ('completed', 'failed') or (r.state = 'skipped' and r.cost_micros > 0))
        on conflict do nothing";
    const FILES: &str = "
        insert into usage_events (tenant_id, kind, ref_id, at, amount)
        select $1, 'kept', f.id, f.created_at, f.bytes
        from (select id, created_at, bytes from files where tenant_id = $1 and created_at >= $2
              union all
              select id, created_at, bytes from knowledge_originals where tenant_id = $1 and created_at >= $2) f
        on conflict do nothing";
    const GONE: &str = "
        insert into usage_events (tenant_id, kind, ref_id, at, amount)
        select $1, 'gone', e.ref_id, $2, -e.amount
        from usage_events e
        where e.tenant_id = $1 and e.kind = 'kept'
          and not exists (select from files f where f.tenant_id = $1 and f.id = e.ref_id)
          and not exists (select from knowledge_originals o where o.tenant_id = $1 and o.id = e.ref_id)
        on conflict do nothing";

    let (tenant, now) = (tx.tenant(), tx.now());
    let mut added = 0;
    for (statement, moment) in [(CONVERSATIONS, since), (RUNS, since), (FILES, since), (GONE, now)] {
        added += sqlx::query(statement).bind(tenant).bind(moment).execute(tx.db()).await?.rows_affected();
    }
    Ok(i64::try_from(added).unwrap_or(i64::MAX))
}

/// Writes down what a comparison found.
pub async fn note_check(tx: &mut Tx<impl Permission>, check: Check) -> Result<(), Fault> {
    const NOTE: &str = "
        insert into usage_checks (tenant_id, at, missing, wrong) values ($1, $2, $3, $4) on conflict do nothing";

    let tenant = tx.tenant();
    let Check { at, missing, wrong } = check;
    sqlx::query(NOTE).bind(tenant).bind(at).bind(missing).bind(wrong).execute(tx.db()).await?;
    Ok(())
}
