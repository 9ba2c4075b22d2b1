//! How much customers write about each topic, and how the assistant fares with it.

use std::collections::{BTreeMap, HashMap};

use time::Date;

use crate::assistant::Reason;
use crate::channels::AssistantMode;
use crate::prelude::*;
use crate::text::Zone;
use crate::topics::{self, date_of, dates_until};

/// Questions of a topic from which on it says something how many of them were answered.
const ENOUGH: i64 = 5;

/// How many messages there should be before topics are worth looking at.
pub const WORTH_LOOKING: i64 = 50;

/// A topic in a period.
#[derive(Debug, Clone, PartialEq)]
pub struct TopicLine {
    /// Its id, the same on every day.
    pub id: TopicId,
    /// What people call it.
    pub label: String,
    /// Its words, best first.
    pub keywords: Vec<String>,
    /// What the assistant may do with its questions, at most.
    pub policy: AssistantMode,
    /// The topic that it may be the same as, and what that one is called.
    pub like: Option<(TopicId, String)>,
    /// Messages of the period, day by day.
    pub per_day: Vec<i64>,
    /// Messages of the period.
    pub messages: i64,
    /// Messages of the period of the same length before.
    pub before: i64,
    /// Of its messages, those that the assistant was to answer.
    pub asked: i64,
    /// Of these, those that it answered and nobody had to step in for.
    pub answered: i64,
    /// What that cost, in millionths of a dollar.
    pub cost_micros: i64,
    /// Why it did not answer the others, the most frequent reason first.
    pub reasons: Vec<(Reason, i64)>,
}

impl TopicLine {
    /// The share of its questions that the assistant answered; `None` where it was asked none.
    pub fn resolution(&self) -> Option<f64> {
        share(self.answered, self.asked)
    }

    /// Whether the assistant answers too few of its questions: the knowledge lacks something.
    pub fn is_weak(&self) -> bool {
        self.asked >= ENOUGH && self.answered * 2 < self.asked
    }
}

/// One number as a share of another.
pub fn share(part: i64, whole: i64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// The topics of a period.
#[derive(Debug, Clone, PartialEq)]
pub struct TopicsOf {
    /// The days of the period, today last.
    pub dates: Vec<Date>,
    /// The topics, those of which customers write most first.
    pub topics: Vec<TopicLine>,
    /// Messages of customers on the days that were looked at.
    pub messages: i64,
    /// What all questions of the period cost that are of a topic, in millionths of a dollar.
    pub cost_micros: i64,
}

impl TopicsOf {
    /// Messages that belong to no topic.
    pub fn other(&self) -> i64 {
        self.messages - self.topics.iter().map(|it| it.messages).sum::<i64>()
    }
}

#[derive(sqlx::FromRow)]
struct Fared {
    topic_id: TopicId,
    reason: Option<Reason>,
    asked: i64,
    answered: i64,
    cost_micros: i64,
}

/// The topics of the last `days` days of the calendar of `zone`, as the reader sees them, and how the assistant fares
/// with each.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn topics(
    tx: &mut Tx<impl Permission>,
    days: u16,
    zone: &Zone,
    channel: Option<ChannelId>,
) -> Result<TopicsOf, Fault> {
    let today = date_of(tx.now(), zone);
    let first = dates_until(today, days).next().unwrap_or(today);
    let fared = fared(tx, first, today, channel).await?;
    with(tx, days, zone, channel, fared).await
}

/// How much customers write about each topic, as [`topics`] says it, without how the assistant fares.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn top_topics(tx: &mut Tx<impl Permission>, days: u16, zone: &Zone) -> Result<TopicsOf, Fault> {
    with(tx, days, zone, None, HashMap::new()).await
}

async fn with(
    tx: &mut Tx<impl Permission>,
    days: u16,
    zone: &Zone,
    channel: Option<ChannelId>,
    mut fared: HashMap<TopicId, Vec<Fared>>,
) -> Result<TopicsOf, Fault> {
    let today = date_of(tx.now(), zone);
    let dates: Vec<Date> = dates_until(today, days).collect();
    let both: Vec<Date> = dates_until(today, days.saturating_mul(2)).collect();
    let (Some(first), Some(first_before)) = (dates.first().copied(), both.first().copied()) else {
        return Ok(TopicsOf { dates, topics: Vec::new(), messages: 0, cost_micros: 0 });
    };
    let counted = counted(tx, first_before, today, channel).await?;
    let messages = written(tx, &dates, zone, channel).await?;
    let mut of_topic: HashMap<TopicId, (BTreeMap<Date, i64>, i64)> = HashMap::new();
    for (topic, date, messages) in counted {
        let (per_day, before) = of_topic.entry(topic).or_default();
        if date < first {
            *before += messages;
        } else {
            *per_day.entry(date).or_default() += messages;
        }
    }
    let mut lines = Vec::new();
    for it in topics::list(tx).await? {
        let Some((per_day, before)) = of_topic.remove(&it.id) else { continue };
        let per_day: Vec<i64> = dates.iter().map(|date| per_day.get(date).copied().unwrap_or(0)).collect();
        let messages: i64 = per_day.iter().sum();
        if messages == 0 {
            continue;
        }
        let how = fared.remove(&it.id).unwrap_or_default();
        let sum = |number: fn(&Fared) -> i64| how.iter().map(number).sum();
        lines.push(TopicLine {
            id: it.id,
            label: it.label,
            keywords: it.keywords,
            policy: it.policy,
            like: it.like_id.zip(it.like_label),
            per_day,
            messages,
            before,
            asked: sum(|it| it.asked),
            answered: sum(|it| it.answered),
            cost_micros: sum(|it| it.cost_micros),
            reasons: how.iter().filter_map(|it| Some((it.reason?, it.asked))).collect(),
        });
    }
    lines.sort_by(|a, b| b.messages.cmp(&a.messages).then_with(|| a.label.cmp(&b.label)).then(a.id.cmp(&b.id)));
    let cost_micros = lines.iter().map(|it| it.cost_micros).sum();
    Ok(TopicsOf { dates, topics: lines, messages, cost_micros })
}

/// Messages of each topic on each day. Whoever sees everything reads what was counted when the day was looked at.
async fn counted(
    tx: &mut Tx<impl Permission>,
    from: Date,
    to: Date,
    channel: Option<ChannelId>,
) -> Result<Vec<(TopicId, Date, i64)>, Fault> {
    const COUNTED: &str = "
        with counted as (
            select d.topic_id, d.date, d.messages::bigint as messages
            from topics_daily d
            where d.tenant_id = $1 and d.date >= $2 and d.date <= $3 and $4::uuid[] is null and $5::uuid is null
            union all
            select x.topic_id, x.date, count(*) as messages
            from topic_messages x
            join messages m on m.tenant_id = x.tenant_id and m.id = x.message_id
            join conversations c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
            where x.tenant_id = $1 and x.date >= $2 and x.date <= $3 and ($4::uuid[] is not null or $5::uuid is not null)
              and in_sight($4, c.assignee_id, c.team_id) and ($5::uuid is null or c.channel_id = $5)
            group by x.topic_id, x.date)
        select coalesce(t.merged_into, t.id) as topic_id, n.date, sum(n.messages)::bigint as messages
        from counted n
        join topics t on t.tenant_id = $1 and t.id = n.topic_id
        group by coalesce(t.merged_into, t.id), n.date
        limit 200000";

    let (tenant, reach) = (tx.tenant(), tx.reach());
    let counted = sqlx::query_as(COUNTED).bind(tenant).bind(from).bind(to).bind(&reach).bind(channel);
    Ok(counted.fetch_all(tx.db()).await?)
}

/// Messages of customers on those of the days that were looked at.
async fn written(
    tx: &mut Tx<impl Permission>,
    dates: &[Date],
    zone: &Zone,
    channel: Option<ChannelId>,
) -> Result<i64, Fault> {
    const WRITTEN: &str = "
        select coalesce(sum(case when $5::uuid[] is null and $6::uuid is null then d.messages else (
            select count(*) from messages m
            join conversations c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
            where m.tenant_id = $1 and m.author = 'contact' and m.kind = 'message'
              and m.sent_at >= f.from_at and m.sent_at < f.to_at
              and in_sight($5, c.assignee_id, c.team_id) and ($6::uuid is null or c.channel_id = $6)) end), 0)::bigint
        from unnest($2::date[], $3::timestamptz[], $4::timestamptz[]) f (date, from_at, to_at)
        join topic_days d on d.tenant_id = $1 and d.date = f.date";

    let days = dates.iter().filter_map(|date| Some((*date, zone.day(&date.to_string())?)));
    let days: Vec<(Date, OffsetDateTime, OffsetDateTime)> = days.map(|(date, it)| (date, it.start, it.end)).collect();
    let dates: Vec<Date> = days.iter().map(|it| it.0).collect();
    let (from, to): (Vec<OffsetDateTime>, Vec<OffsetDateTime>) = days.iter().map(|it| (it.1, it.2)).unzip();
    let (tenant, reach) = (tx.tenant(), tx.reach());
    let written = sqlx::query_scalar(WRITTEN).bind(tenant).bind(dates).bind(from).bind(to).bind(&reach).bind(channel);
    Ok(written.fetch_one(tx.db()).await?)
}

/// What became of the questions of each topic, reason by reason, the most frequent first. Answered is what the
/// assistant answered and what for three days neither an agent nor an escalation followed.
async fn fared(
    tx: &mut Tx<impl Permission>,
    from: Date,
    to: Date,
    channel: Option<ChannelId>,
) -> Result<HashMap<TopicId, Vec<Fared>>, Fault> {
    const FARED: &str = "
        select coalesce(t.merged_into, t.id) as topic_id, r.reason, count(*) as asked,
               count(*) filter (where r.outcome = 'answer' and r.reason is null
                   and exists (select from messages a
                               where a.tenant_id = $1 and a.conversation_id = m.conversation_id and a.run_id = r.id
                                 and a.author = 'ai')
                   and not exists (select from messages p
                                   where p.tenant_id = $1 and p.conversation_id = m.conversation_id
                                     and p.author = 'staff' and p.kind = 'message'
                                     and p.sent_at > m.sent_at and p.sent_at <= m.sent_at + interval '72 hours')
                   and not exists (select from escalations e
                                   where e.tenant_id = $1 and e.conversation_id = m.conversation_id
                                     and e.created_at >= m.created_at
                                     and e.created_at <= m.created_at + interval '72 hours')) as answered,
               coalesce(sum(r.cost), 0)::bigint as cost_micros
        from topic_messages x
        join topics t on t.tenant_id = $1 and t.id = x.topic_id
        join messages m on m.tenant_id = $1 and m.id = x.message_id
        join conversations c on c.tenant_id = $1 and c.id = m.conversation_id
        join lateral (
            select l.id, l.outcome, l.reason, sum(l.cost_micros) over () as cost
            from runs l
            where l.tenant_id = $1 and l.message_id = x.message_id and l.kind = 'reply' and l.state <> 'skipped'
            order by l.created_at desc, l.id desc limit 1) r on true
        where x.tenant_id = $1 and x.date >= $2 and x.date <= $3
          and in_sight($4, c.assignee_id, c.team_id) and ($5::uuid is null or c.channel_id = $5)
        group by coalesce(t.merged_into, t.id), r.reason
        order by count(*) desc, r.reason
        limit 20000";

    let (tenant, reach) = (tx.tenant(), tx.reach());
    let fared = sqlx::query_as(FARED).bind(tenant).bind(from).bind(to).bind(&reach).bind(channel);
    let rows: Vec<Fared> = fared.fetch_all(tx.db()).await?;
    let mut of_topic: HashMap<TopicId, Vec<Fared>> = HashMap::new();
    rows.into_iter().for_each(|it| of_topic.entry(it.topic_id).or_default().push(it));
    Ok(of_topic)
}
