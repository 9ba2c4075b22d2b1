//! The statements that count.

use std::ops::Range;

use crate::prelude::*;

/// How far the counting has come, held until the transaction ends.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Held {
    /// By whose midnights hours were cut.
    pub zone: String,
    /// By whose midnights they should be.
    pub wanted: String,
    /// Everything since then is counted.
    pub counted_from: Option<OffsetDateTime>,
    /// Whether nothing happened before.
    pub is_whole: bool,
}

/// Holds the counting of this workspace, which begins with that where it never was. `None` where somebody counts now.
pub async fn hold(tx: &mut Tx<impl Permission>) -> Result<Option<Held>, Fault> {
    const BEGIN: &str = "
        insert into report_states (tenant_id, zone, counted_at)
        select id, time_zone, $2 from tenants where id = $1
        on conflict do nothing";
    const HOLD: &str = "
        select s.zone, t.time_zone as wanted, s.counted_from, s.is_whole
        from report_states s
        join tenants t on t.id = s.tenant_id
        where s.tenant_id = $1
        for update of s skip locked";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(BEGIN).bind(tenant).bind(now).execute(tx.db()).await?;
    Ok(sqlx::query_as(HOLD).bind(tenant).fetch_optional(tx.db()).await?)
}

/// Writes down how far the counting has come.
pub async fn keep(tx: &mut Tx<impl Permission>, held: &Held) -> Result<(), Fault> {
    const KEEP: &str = "
        update report_states set zone = $2, counted_from = $3, is_whole = $4, counted_at = $5 where tenant_id = $1";

    let (tenant, now) = (tx.tenant(), tx.now());
    let keep = sqlx::query(KEEP).bind(tenant).bind(&held.wanted).bind(held.counted_from).bind(held.is_whole);
    keep.bind(now).execute(tx.db()).await?;
    Ok(())
}

/// When the first conversation began, or the first message was written.
pub async fn beginning(tx: &mut Tx<impl Permission>) -> Result<Option<OffsetDateTime>, Fault> {
    const BEGINNING: &str = "
        select least((select min(created_at) from conversations where tenant_id = $1),
                     (select min(created_at) from messages where tenant_id = $1))";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(BEGINNING).bind(tenant).fetch_one(tx.db()).await?)
}

/// Takes the marks that were made first, and names the hours in which what they mark has happened: what began, was
/// resolved, said or asked in a marked conversation, and what the same customer had resolved before. What is said in
/// between, and the assistant's first words, may concern every hour of the conversation.
///
/// In one statement: whatever comes after it is marked again.
pub async fn take(tx: &mut Tx<impl Permission>, marks: i64) -> Result<Vec<OffsetDateTime>, Fault> {
    const TAKE: &str = "
        with oldest as (
            select id from report_marks where tenant_id = $1 order by id limit $2
        ), taken as (
            delete from report_marks m using oldest o
            where m.tenant_id = $1 and m.id = o.id
            returning m.conversation_id, m.at, m.whole
        ), together as (
            select conversation_id, max(at) as at, min(at) as first_at, bool_or(whole) as whole
            from taken group by conversation_id
        ), marked as (
            select t.conversation_id, t.at, t.first_at,
                   t.whole
                   or exists (select from messages m where m.tenant_id = $1 and m.conversation_id = t.conversation_id
                                and m.kind = 'message' and m.created_at > t.first_at)
                   or coalesce(a.first_at >= t.first_at, false) as whole
            from together t
            cross join lateral (
                select min(m.created_at) as first_at from messages m
                where m.tenant_id = $1 and m.conversation_id = t.conversation_id
                  and m.kind = 'message' and m.author = 'ai') a
        ), moment (at) as (
            select at from taken
            union all
            select unnest(array[c.created_at, c.resolved_at]) from marked k
            join conversations c on c.tenant_id = $1 and c.id = k.conversation_id
            union all
            select m.created_at from marked k
            join messages m on m.tenant_id = $1 and m.conversation_id = k.conversation_id and m.kind = 'message'
            where k.whole
            union all
            select r.created_at from marked k
            join runs r on r.tenant_id = $1 and r.conversation_id = k.conversation_id
            where k.whole
            union all
            select o.resolved_at from marked k
            join conversations c on c.tenant_id = $1 and c.id = k.conversation_id
            join conversations o on o.tenant_id = $1 and o.contact_id = c.contact_id
            where o.resolved_at between k.first_at - interval '73 hours' and k.at
        )
        select distinct date_trunc('hour', at, 'UTC') as hour from moment where at is not null order by hour";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(TAKE).bind(tenant).bind(marks).fetch_all(tx.db()).await?)
}

/// Whether anything is marked.
pub async fn is_marked(tx: &mut Tx<impl Permission>) -> Result<bool, Fault> {
    const MARKED: &str = "select exists (select from report_marks where tenant_id = $1)";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(MARKED).bind(tenant).fetch_one(tx.db()).await?)
}

/// Forgets what was counted in these times.
pub async fn forget(tx: &mut Tx<impl Permission>, times: &[Range<OffsetDateTime>]) -> Result<(), Fault> {
    const FORGET: &str = "
        delete from report_hours h using unnest($2::timestamptz[], $3::timestamptz[]) t (from_at, to_at)
        where h.tenant_id = $1 and h.by_topic in (false, true) and h.from_at >= t.from_at and h.from_at < t.to_at";

    let tenant = tx.tenant();
    let (from, to): (Vec<_>, Vec<_>) = times.iter().map(|it| (it.start, it.end)).unzip();
    sqlx::query(FORGET).bind(tenant).bind(from).bind(to).execute(tx.db()).await?;
    Ok(())
}

/// Counts what happened in these hours, which are forgotten: once in all, and once topic by topic.
///
/// The definitions of the metrics stand here, and a second time where their conversations are listed (`listed`); a test
/// holds both to what the raw rows say.
pub async fn count(tx: &mut Tx<impl Permission>, hours: &[Range<OffsetDateTime>]) -> Result<(), Fault> {
    const COUNT: &str = "
        insert into report_hours (
            tenant_id, from_at, channel_id, assignee_id, team_id, with_assistant, kind, by_topic, topic_id,
            conversations, resolved, resolved_alone, resolve_seconds, response_seconds, messages, runs, tokens_in,
            tokens_out, cost_micros, rated, confidence)
        with hour as materialized (
            select * from unnest($2::timestamptz[], $3::timestamptz[]) h (from_at, to_at)
        ), began as (
            select h.from_at, c.id
            from hour h
            join conversations c on c.tenant_id = $1 and c.created_at >= h.from_at and c.created_at < h.to_at
        ), ended as (
            select h.from_at, c.id, extract(epoch from c.resolved_at - c.created_at)::integer as seconds,
                   (exists (select from messages m where m.tenant_id = $1 and m.conversation_id = c.id
                              and m.kind = 'message' and m.author = 'ai')
                    and not exists (select from messages m where m.tenant_id = $1 and m.conversation_id = c.id
                              and m.kind = 'message' and m.author = 'staff')
                    and not exists (select from escalations e where e.tenant_id = $1 and e.conversation_id = c.id)
                    and not exists (select from conversations o
                              join messages m on m.tenant_id = $1 and m.conversation_id = o.id
                              where o.tenant_id = $1 and o.contact_id = c.contact_id and m.kind = 'message'
                                and m.direction = 'inbound' and m.created_at > c.resolved_at
                                and m.created_at <= c.resolved_at + interval '72 hours'))::integer as alone
            from hour h
            join conversations c on c.tenant_id = $1 and c.resolved_at >= h.from_at and c.resolved_at < h.to_at
        ), said as (
            select h.from_at, h.to_at, m.conversation_id as id, count(*)::integer as messages,
                   bool_or(m.direction = 'outbound' and m.author in ('ai', 'staff')) as has_answer
            from hour h
            join messages m on m.tenant_id = $1 and m.created_at >= h.from_at and m.created_at < h.to_at
            where m.kind = 'message'
            group by h.from_at, h.to_at, m.conversation_id
        ), answered as (
            select s.from_at, s.id, extract(epoch from a.at - q.at)::integer as seconds
            from said s
            cross join lateral (
                select min(m.created_at) as at from messages m
                where m.tenant_id = $1 and m.conversation_id = s.id and m.kind = 'message' and m.direction = 'inbound') q
            cross join lateral (
                select min(m.created_at) as at from messages m
                where m.tenant_id = $1 and m.conversation_id = s.id and m.kind = 'message'
                  and m.direction = 'outbound' and m.author in ('ai', 'staff') and m.created_at >= q.at) a
            where s.has_answer and a.at >= s.from_at and a.at < s.to_at
        ), ran as (
            select h.from_at, r.conversation_id as id, r.kind, count(*)::integer as runs, sum(r.tokens_in) as tokens_in,
                   sum(r.tokens_out) as tokens_out, sum(r.cost_micros) as cost_micros,
                   count(r.confidence)::integer as rated, coalesce(sum(r.confidence::float8::numeric), 0) as confidence
            from hour h
            join runs r on r.tenant_id = $1 and r.created_at >= h.from_at and r.created_at < h.to_at
            where r.state in ('completed', 'failed')
            group by h.from_at, r.conversation_id, r.kind
        ), fact as (
            select from_at, id, null::text as kind, 1 as conversations, 0 as resolved, 0 as alone,
                   null::integer as resolve_seconds, null::integer as response_seconds, 0 as messages, 0 as runs,
                   0::numeric as tokens_in, 0::numeric as tokens_out, 0::numeric as cost_micros, 0 as rated,
                   0::numeric as confidence
            from began
            union all
            select from_at, id, null, 0, 1, alone, seconds, null, 0, 0, 0, 0, 0, 0, 0 from ended
            union all
            select from_at, id, null, 0, 0, 0, null, seconds, 0, 0, 0, 0, 0, 0, 0 from answered
            union all
            select from_at, id, null, 0, 0, 0, null, null, messages, 0, 0, 0, 0, 0, 0 from said
            union all
            select from_at, id, kind, 0, 0, 0, null, null, 0, runs, tokens_in, tokens_out, cost_micros, rated, confidence
            from ran
        ), talk as materialized (
            select c.id, c.channel_id, c.assignee_id, c.team_id, topic_of($1, c.id) as topic_id,
                   exists (select from messages m where m.tenant_id = $1 and m.conversation_id = c.id
                             and m.kind = 'message' and m.author = 'ai') as answers
            from (select distinct id from fact) d
            join conversations c on c.tenant_id = $1 and c.id = d.id and c.merged_into_id is null
        )
        select $1, f.from_at, t.channel_id, t.assignee_id, t.team_id, t.answers, f.kind, grouping(t.topic_id) = 0,
               t.topic_id, sum(f.conversations), sum(f.resolved), sum(f.alone),
               coalesce(array_agg(f.resolve_seconds) filter (where f.resolve_seconds is not null), '{}'),
               coalesce(array_agg(f.response_seconds) filter (where f.response_seconds is not null), '{}'),
               sum(f.messages), sum(f.runs), sum(f.tokens_in), sum(f.tokens_out), sum(f.cost_micros),
               sum(f.rated), sum(f.confidence)
        from fact f
        join talk t on t.id = f.id
        group by grouping sets (
            (f.from_at, t.channel_id, t.assignee_id, t.team_id, t.answers, f.kind),
            (f.from_at, t.channel_id, t.assignee_id, t.team_id, t.answers, f.kind, t.topic_id))";

    let tenant = tx.tenant();
    let (from, to): (Vec<_>, Vec<_>) = hours.iter().map(|it| (it.start, it.end)).unzip();
    sqlx::query(COUNT).bind(tenant).bind(from).bind(to).execute(tx.db()).await?;
    Ok(())
}
