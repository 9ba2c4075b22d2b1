//! The conversations behind a figure, one by one.

use super::slice::in_slice;
use crate::analytics::figures::settled_before;
use crate::analytics::{Listed, Metric, Page, Place, Slice};
use crate::prelude::*;
use std::ops::Range;

/// Rows of a page.
const ROWS: i64 = 50;

/// A list of what `fact` finds: the conversation, when it counted, and for how much.
macro_rules! listed {
    ($fact:literal) => {
        concat!(
            "with fact (id, at, value) as materialized (",
            $fact,
            "), counted as (
                select c.id, f.at, f.value::float8 as value, p.name as contact_name, h.name as channel_name, c.preview,
                       c.created_at, c.resolved_at, count(*) over () as total
                from fact f
                join conversations c on c.tenant_id = $1 and c.id = f.id and c.merged_into_id is null
                join contacts p on p.tenant_id = c.tenant_id and p.id = c.contact_id
                join channels h on h.tenant_id = c.tenant_id and h.id = c.channel_id
                where ",
            in_slice!("$12"),
            ")
            select * from counted
            where $9::timestamptz is null or (at, id) < ($9, $10)
            order by at desc, id desc
            limit $11"
        )
    };
}

const BEGAN: &str = listed!(
    "select id, created_at, 1 from conversations where tenant_id = $1 and created_at >= $2 and created_at < $3"
);
const LABELLED: &str = listed!(
    "select c.id, c.created_at, 1 from conversations c
     where c.tenant_id = $1 and c.created_at >= $2 and c.created_at < $3
       and exists (select from conversation_labels o
                   join labels l on l.tenant_id = o.tenant_id and l.id = o.label_id and l.removed_at is null
                   where o.tenant_id = $1 and o.conversation_id = c.id and ($13::uuid is null or o.label_id = $13))"
);
const RESOLVED: &str = listed!(
    "select id, resolved_at, extract(epoch from resolved_at - created_at)::integer / 60.0 from conversations
     where tenant_id = $1 and resolved_at >= $2 and resolved_at < $3"
);
const ALONE: &str = listed!(
    "select c.id, c.resolved_at, 1 from conversations c
     where c.tenant_id = $1 and c.resolved_at >= $2 and c.resolved_at < $3
       and exists (select from messages m where m.tenant_id = $1 and m.conversation_id = c.id
                     and m.kind = 'message' and m.author = 'ai')
       and not exists (select from messages m where m.tenant_id = $1 and m.conversation_id = c.id
                         and m.kind = 'message' and m.author = 'staff')
       and not exists (select from escalations e where e.tenant_id = $1 and e.conversation_id = c.id)
       and not exists (select from conversations o
                         join messages m on m.tenant_id = $1 and m.conversation_id = o.id
                         where o.tenant_id = $1 and o.contact_id = c.contact_id and m.kind = 'message'
                           and m.direction = 'inbound' and m.created_at > c.resolved_at
                           and m.created_at <= c.resolved_at + interval '72 hours')"
);
const ANSWERED: &str = listed!(
    "select q.id, a.at, extract(epoch from a.at - q.at)::integer / 60.0
     from (select distinct conversation_id as id from messages
           where tenant_id = $1 and created_at >= $2 and created_at < $3 and kind = 'message'
             and direction = 'outbound' and author in ('ai', 'staff')) s
     cross join lateral (
         select s.id, min(m.created_at) as at from messages m
         where m.tenant_id = $1 and m.conversation_id = s.id and m.kind = 'message' and m.direction = 'inbound') q
     cross join lateral (
         select min(m.created_at) as at from messages m
         where m.tenant_id = $1 and m.conversation_id = s.id and m.kind = 'message'
           and m.direction = 'outbound' and m.author in ('ai', 'staff') and m.created_at >= q.at) a
     where a.at >= $2 and a.at < $3"
);
const SAID: &str = listed!(
    "select conversation_id, max(created_at), count(*) from messages
     where tenant_id = $1 and created_at >= $2 and created_at < $3 and kind = 'message' group by conversation_id"
);
const RAN: &str = listed!(
    "select conversation_id, max(created_at), count(*) from runs
     where tenant_id = $1 and created_at >= $2 and created_at < $3 and state in ('completed', 'failed')
       and ($13::text is null or kind = $13)
     group by conversation_id"
);
const SPENT: &str = listed!(
    "select conversation_id, max(created_at), sum(cost_micros) / 1000000.0 from runs
     where tenant_id = $1 and created_at >= $2 and created_at < $3 and state in ('completed', 'failed')
       and ($13::text is null or kind = $13)
     group by conversation_id having sum(cost_micros) > 0"
);
const USED: &str = listed!(
    "select conversation_id, max(created_at), sum(tokens_in + tokens_out) from runs
     where tenant_id = $1 and created_at >= $2 and created_at < $3 and state in ('completed', 'failed')
       and ($13::text is null or kind = $13)
     group by conversation_id having sum(tokens_in + tokens_out) > 0"
);
const SURE: &str = listed!(
    "select conversation_id, max(created_at), avg(confidence) from runs
     where tenant_id = $1 and created_at >= $2 and created_at < $3 and state in ('completed', 'failed')
       and confidence is not null and ($13::text is null or kind = $13)
     group by conversation_id"
);

/// The conversations that a figure counts, the newest first; `None` where a metric counts something else.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn listed(
    tx: &mut Tx<impl Permission>,
    metric: Metric,
    time: &Range<OffsetDateTime>,
    slice: &Slice,
    after: Option<Place>,
) -> Result<Option<Page>, Fault> {
    let (statement, to) = match metric {
        Metric::Conversations => (BEGAN, time.end),
        Metric::Labelled => (LABELLED, time.end),
        Metric::Resolved | Metric::Duration | Metric::DurationNinety => (RESOLVED, time.end),
        // What was resolved a moment ago is not settled.
        Metric::AssistantShare => (ALONE, time.end.min(settled_before(tx.now()))),
        Metric::FirstResponse => (ANSWERED, time.end),
        Metric::Messages => (SAID, time.end),
        Metric::Runs => (RAN, time.end),
        Metric::Cost => (SPENT, time.end),
        Metric::Tokens => (USED, time.end),
        Metric::Confidence => (SURE, time.end),
        Metric::FirstResponseMet
        | Metric::FirstResponseMissed
        | Metric::TimeToAccept
        | Metric::TimeToResolve
        | Metric::AssistantBacklog
        | Metric::AssistantOldest
        | Metric::TopicMessages
        | Metric::TopicShare
        | Metric::TopicResolution
        | Metric::TopicCost => return Ok(None),
    };
    let (tenant, reach, sight) = (tx.tenant(), tx.reach(), tx.sight());
    // A plan for any time and any slice reads all messages, once for each conversation.
    tx.plan_for_what_is_asked().await?;
    let read = sqlx::query_as(statement)
        .persistent(false)
        .bind(tenant)
        .bind(time.start)
        .bind(to)
        .bind(&reach)
        .bind(slice.channel);
    let read = read.bind(slice.agent).bind(slice.team).bind(slice.assistant);
    let read = read.bind(after.map(|it| it.at)).bind(after.map(|it| it.id)).bind(ROWS + 1).bind(slice.topic);
    let read = match metric {
        Metric::Labelled => read.bind(slice.label),
        _ if metric.is_of_runs() => read.bind(slice.kind),
        _ => read,
    };
    let mut rows: Vec<Listed> = read.fetch_all(tx.db()).await?;
    let is_more = i64::try_from(rows.len()).is_ok_and(|it| it > ROWS);
    rows.truncate(ROWS as usize);
    for row in &mut rows {
        row.contact_name = row.contact_name.take().map(|name| sight.name(name));
    }
    let next = rows.last().filter(|_| is_more).map(|it| Place { at: it.at, id: it.id });
    Ok(Some(Page { rows, next }))
}
