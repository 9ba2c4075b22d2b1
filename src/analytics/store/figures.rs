//! The statement that every report reads.

use std::ops::Range;

use crate::analytics::figures::settled_before;
use crate::analytics::{Day, Dimension, Figures, Part, Period, Progress, Slice};
use crate::prelude::*;

/// One row of a report: the place of its time among those that were asked for, and the part.
#[derive(sqlx::FromRow)]
struct Row {
    from_at: OffsetDateTime,
    key: Option<String>,
    #[sqlx(flatten)]
    figures: Figures,
}

/// What was counted in each of these times, in their order; apart by a dimension, or together.
///
/// Of the days in it that are added up nothing else is read ([`days_of`]); they have no gap, so that hours are read before
/// and after them. The hours of each time are read by themselves, fenced by `offset 0`: PostgreSQL takes the conditions of
/// a slice for so rare that it would read every hour of the workspace, once for each time.
async fn read(
    tx: &mut Tx<impl Permission>,
    times: &[Range<OffsetDateTime>],
    slice: &Slice,
    by: Option<Dimension>,
) -> Result<Vec<Row>, Fault> {
    const READ: &str = "
        with stretch as materialized (
            select t.place, t.from_at, t.to_at, d.days_from, d.days_to
            from unnest($2::timestamptz[], $3::timestamptz[]) with ordinality t (from_at, to_at, place)
            left join lateral (
                select min(d.from_at) as days_from, max(d.to_at) as days_to
                from report_days d
                where $14::text is not null and d.tenant_id = $1 and d.dimension = 'all'
                  and d.from_at >= t.from_at and d.from_at < t.to_at and d.to_at <= t.to_at
                offset 0
            ) d on true
        ), piece as materialized (
            select place, from_at as time_from, from_at, coalesce(days_from, to_at) as to_at, false as of_days
            from stretch
            union all
            select place, from_at, days_from, days_to, true from stretch where days_to is not null
            union all
            select place, from_at, days_to, to_at, false from stretch where days_to is not null
        ), seen as materialized (
            select t.place, t.time_from, h.from_at, h.conversations, h.resolved, h.resolved_alone,
                   h.resolve_seconds, h.response_seconds, h.messages, h.runs, h.tokens_in, h.tokens_out, h.cost_micros,
                   h.rated, h.confidence,
                   case $9::text when 'channel' then h.channel_id::text
                                 when 'agent' then h.assignee_id::text
                                 when 'team' then h.team_id::text
                                 when 'assistant' then h.with_assistant::text
                                 when 'kind' then h.kind
                                 when 'topic' then coalesce(o.merged_into, o.id)::text end as key
            from piece t
            left join lateral (
                select h.* from (
                    select h.from_at, h.channel_id, h.assignee_id, h.team_id, h.with_assistant, h.kind, h.topic_id,
                           h.conversations, h.resolved, h.resolved_alone, h.resolve_seconds, h.response_seconds,
                           h.messages, h.runs, h.tokens_in, h.tokens_out, h.cost_micros, h.rated, h.confidence
                    from report_hours h
                    where not t.of_days and h.tenant_id = $1 and h.by_topic = $13
                      and h.from_at >= t.from_at and h.from_at < t.to_at
                    union all
                    select h.from_at, h.channel_id, h.assignee_id, h.team_id, h.with_assistant, h.kind, h.topic_id,
                           h.conversations, h.resolved, h.resolved_alone, h.resolve_seconds, h.response_seconds,
                           h.messages, h.runs, h.tokens_in, h.tokens_out, h.cost_micros, h.rated, h.confidence
                    from report_days h
                    where t.of_days and h.tenant_id = $1 and h.dimension = $14
                      and h.from_at >= t.from_at and h.from_at < t.to_at
                ) h
                where in_sight($4, h.assignee_id, h.team_id)
                  and ($5::uuid is null or h.channel_id = $5)
                  and ($6::uuid is null or coalesce(h.assignee_id, '00000000-0000-0000-0000-000000000000') = $6)
                  and ($7::uuid is null or coalesce(h.team_id, '00000000-0000-0000-0000-000000000000') = $7)
                  and ($8::boolean is null or h.with_assistant = $8)
                  and ($11::uuid is null or coalesce(h.topic_id, '00000000-0000-0000-0000-000000000000') in (
                        select $11 union all select id from topics where tenant_id = $1 and merged_into = $11))
                  and ($12::text is null or h.kind is null or h.kind = $12)
                offset 0
            ) h on true
            left join topics o on o.tenant_id = $1 and o.id = h.topic_id
        ), ended as (
            select s.place, s.key, percentile_cont(array[0.5, 0.9]) within group (order by took::float8) as took
            from seen s cross join unnest(s.resolve_seconds) took
            group by s.place, s.key
        ), answered as (
            select s.place, s.key, percentile_cont(0.5) within group (order by took::float8) as took
            from seen s cross join unnest(s.response_seconds) took
            group by s.place, s.key
        ), summed as (
            select place, time_from as from_at, key,
                   coalesce(sum(conversations), 0)::bigint as conversations,
                   coalesce(sum(resolved), 0)::bigint as resolved,
                   coalesce(sum(resolved) filter (where from_at < $10), 0)::bigint as settled,
                   coalesce(sum(resolved_alone) filter (where from_at < $10), 0)::bigint as resolved_alone,
                   coalesce(sum(messages), 0)::bigint as messages,
                   coalesce(sum(runs), 0)::bigint as runs,
                   coalesce(sum(tokens_in), 0)::bigint as tokens_in,
                   coalesce(sum(tokens_out), 0)::bigint as tokens_out,
                   coalesce(sum(cost_micros), 0)::bigint as cost_micros,
                   sum(confidence) / nullif(sum(rated), 0) as confidence
            from seen
            group by place, time_from, key
        )
        select s.*, a.took / 60 as first_response, e.took[1] / 60 as duration, e.took[2] / 60 as duration_90
        from summed s
        left join ended e on e.place = s.place and e.key is not distinct from s.key
        left join answered a on a.place = s.place and a.key is not distinct from s.key
        order by s.place, s.conversations desc, s.resolved desc, s.key
        limit 10000";

    let by_topic = by == Some(Dimension::Topic) || slice.topic.is_some();
    let days = if tx.reach().is_none() { days_of(slice, by) } else { None };
    give_room(tx).await?;
    let (tenant, reach, settled) = (tx.tenant(), tx.reach(), settled_before(tx.now()));
    let (from, to): (Vec<_>, Vec<_>) = times.iter().map(|it| (it.start, it.end)).unzip();
    let read = sqlx::query_as(READ).bind(tenant).bind(from).bind(to).bind(&reach).bind(slice.channel);
    let read = read.bind(slice.agent).bind(slice.team).bind(slice.assistant).bind(by.map(Dimension::word));
    Ok(read.bind(settled).bind(slice.topic).bind(slice.kind).bind(by_topic).bind(days).fetch_all(tx.db()).await?)
}

/// In which rows days are read for a slice, apart by a dimension: in those of all, or of the one dimension that is asked
/// about. `None` where there are two: that is said by hours alone.
fn days_of(slice: &Slice, by: Option<Dimension>) -> Option<&'static str> {
    let asked = [
        (slice.channel.is_some(), Dimension::Channel),
        (slice.agent.is_some(), Dimension::Agent),
        (slice.team.is_some(), Dimension::Team),
        (slice.assistant.is_some(), Dimension::Assistant),
        (slice.topic.is_some(), Dimension::Topic),
    ];
    // The kind of a run stands in every row.
    let mut asked: Vec<_> =
        asked.into_iter().filter_map(|(is_asked, it)| (is_asked || by == Some(it)).then_some(it)).collect();
    let one = asked.pop();
    asked.is_empty().then(|| one.map_or("all", Dimension::word))
}

/// Lets what follows sort a year of hours in memory: with what PostgreSQL gives by itself, it is sorted on disk.
async fn give_room(tx: &mut Tx<impl Permission>) -> Result<(), Fault> {
    const ROOM: &str = "select set_config('work_mem', '32MB', true)";

    sqlx::query(ROOM).execute(tx.db()).await?;
    Ok(())
}

/// What happened on each day of a period.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn per_day(tx: &mut Tx<impl Permission>, period: &Period, slice: &Slice) -> Result<Vec<Day>, Fault> {
    each(tx, &period.days, slice).await
}

/// What happened in each of these times, of which none reaches into another.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn each(
    tx: &mut Tx<impl Permission>,
    times: &[Range<OffsetDateTime>],
    slice: &Slice,
) -> Result<Vec<Day>, Fault> {
    let rows = read(tx, times, slice, None).await?;
    Ok(rows.into_iter().map(|it| Day { from_at: it.from_at, figures: it.figures }).collect())
}

/// What happened in a period as a whole, and in the one before it.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn compared(
    tx: &mut Tx<impl Permission>,
    period: &Period,
    before: &Period,
    slice: &Slice,
) -> Result<(Figures, Figures), Fault> {
    let rows = each(tx, &[before.whole(), period.whole()], slice).await?;
    let figures = |place: usize| rows.get(place).map(|it| it.figures).unwrap_or_default();
    Ok((figures(1), figures(0)))
}

/// What happened in a period, apart by a dimension; the most conversations first. By kind there are only
/// runs, of every kind whichever the slice asks for, and the dearest first.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn by(
    tx: &mut Tx<impl Permission>,
    period: &Period,
    slice: &Slice,
    dimension: Dimension,
) -> Result<Vec<Part>, Fault> {
    let is_by_kind = dimension == Dimension::Kind;
    let slice = Slice { kind: slice.kind.filter(|_| !is_by_kind), ..*slice };
    let rows = read(tx, &[period.whole()], &slice, Some(dimension)).await?;
    let parts = rows.into_iter().map(|it| Part { key: it.key, figures: it.figures });
    // Where nothing was counted, nothing still has a row.
    let parts = parts.filter(|it| it.figures != Figures::default());
    let mut parts: Vec<Part> = parts.filter(|it| !is_by_kind || it.key.is_some()).collect();
    if is_by_kind {
        parts.sort_by_key(|it| std::cmp::Reverse(it.figures.cost_micros));
    }
    Ok(parts)
}

/// How far the counting has come; `None` is not begun.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn progress(tx: &mut Tx<impl Permission>) -> Result<Option<Progress>, Fault> {
    const PROGRESS: &str = "select counted_from, is_whole, counted_at from report_states where tenant_id = $1";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(PROGRESS).bind(tenant).fetch_optional(tx.db()).await?)
}
