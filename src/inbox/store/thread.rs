//! A conversation's thread, as agents read it.

use std::collections::HashMap;

use sqlx::types::Json;
use time::Duration;

use super::mentions;
use super::opinions::{self, Made};
use crate::files::{self, File};
use crate::inbox::{Author, Delivery, Happening, Kind, Named};
use crate::prelude::*;

/// An entry of a thread with everything that is said about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Which entry.
    pub id: MessageId,
    /// Its place in the order of arrival.
    pub seq: i64,
    /// What it is.
    pub kind: Kind,
    /// Who wrote it.
    pub author: Author,
    /// The agent who wrote it or let it go.
    pub member_id: Option<MemberId>,
    /// Their name.
    pub member_name: Option<String>,
    /// What it says, as it was written.
    pub body: String,
    /// The message that it answers word by word.
    pub quoted: Option<Quoted>,
    /// Whom it calls, for a note.
    pub mentions: Vec<Named>,
    /// What was sent along with it.
    pub files: Vec<File>,
    /// What happened, for an event.
    pub happening: Option<Happening>,
    /// How far it has come, for what goes out.
    pub delivery: Option<Delivery>,
    /// Why it did not arrive: a stable word of ours or the channel's own.
    pub delivery_error: Option<String>,
    /// Until when it can be taken back; `None` when it has left.
    pub held_until: Option<OffsetDateTime>,
    /// When it was written; the thread stands in this order.
    pub sent_at: OffsetDateTime,
    /// When it came, where that was much later: the customer has waited since they wrote, and not since then.
    pub came_at: Option<OffsetDateTime>,
    /// How the assistant came to it, for its own words and for drafts that a person edited.
    pub run: Option<Run>,
}

/// A message that another one answers word by word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// Which message.
    pub id: MessageId,
    /// Where it stands: a split may have left it in the conversation before.
    pub conversation: ConversationId,
    /// Who wrote it.
    pub author: Author,
    /// The name of the agent.
    pub member_name: Option<String>,
    /// How it begins.
    pub body: String,
    /// Its place in the thread.
    pub place: ThreadCursor,
}

/// What the assistant did to come to an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Which run.
    pub id: RunId,
    /// How sure it was, 0 to 1.
    pub confidence: Option<f32>,
    /// From where on it may answer by itself.
    pub threshold: Option<f32>,
    /// Who computed it.
    pub provider: String,
    /// With which model.
    pub model: String,
    /// Tokens read and written.
    pub tokens: (i32, i32),
    /// What it cost, in micro-dollars.
    pub cost_micros: i64,
    /// How long it took.
    pub latency_ms: Option<i32>,
    /// Whether the message tried to give it orders, which it did not follow.
    pub instruction_ignored: bool,
    /// The passages that it looked at, best first.
    pub sources: Vec<Source>,
    /// What became of what it wrote.
    pub made: Made,
}

/// A passage that the assistant looked at.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Source {
    run_id: RunId,
    /// Its title, as it was then.
    pub title: String,
    /// How well it matched.
    pub score: f32,
    /// Whether the answer rests on it.
    pub cited: bool,
    /// The words that the answer rests on.
    pub quote: Option<String>,
    /// The knowledge item, as far as it still exists.
    pub item_id: Option<ItemId>,
    /// The version of it that was searched then.
    pub version: Option<i32>,
    /// The page of it, in what has pages.
    pub page: Option<i32>,
}

/// Where a page of a thread begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThreadCursor {
    /// Its first entry's time.
    pub at: OffsetDateTime,
    /// Its first entry's number.
    pub seq: i64,
}

/// A page of a thread.
#[derive(Debug, Clone, PartialEq)]
pub struct Thread {
    /// The entries, oldest first.
    pub entries: Vec<Entry>,
    /// Where earlier entries end, if there are any.
    pub earlier: Option<ThreadCursor>,
}

/// A customer's message that comes so long after it was written came late.
const LATE: Duration = Duration::minutes(2);
/// Entries on one page.
const PAGE: usize = 100;

#[derive(sqlx::FromRow)]
struct Row {
    id: MessageId,
    seq: i64,
    kind: Kind,
    author: Author,
    member_id: Option<MemberId>,
    member_name: Option<String>,
    body: String,
    happening: Option<Json<Happening>>,
    delivery: Option<Delivery>,
    delivery_error: Option<String>,
    held_until: Option<OffsetDateTime>,
    sent_at: OffsetDateTime,
    created_at: OffsetDateTime,
    run_id: Option<RunId>,
    confidence: Option<f32>,
    threshold: Option<f32>,
    provider: Option<String>,
    model: Option<String>,
    tokens_in: Option<i32>,
    tokens_out: Option<i32>,
    cost_micros: Option<i64>,
    latency_ms: Option<i32>,
    instruction_ignored: Option<bool>,
    quoted_id: Option<MessageId>,
    quoted_in: Option<ConversationId>,
    quoted_author: Option<Author>,
    quoted_name: Option<String>,
    quoted_body: Option<String>,
    quoted_at: Option<OffsetDateTime>,
    quoted_seq: Option<i64>,
}

/// The newest entries of a conversation that the reader sees, or those before a cursor.
/// Empty where there is no such conversation.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn thread(
    tx: &mut Tx<impl Permission>,
    id: ConversationId,
    before: Option<ThreadCursor>,
) -> Result<Thread, Fault> {
    const THREAD: &str = "
        select m.id, m.seq, m.kind, m.author, m.member_id, u.name as member_name, m.body, m.happening, m.delivery,
               m.delivery_error, m.sent_at, m.created_at, m.run_id, o.confidence, o.threshold, o.provider, o.model, o.tokens_in,
               o.tokens_out, o.cost_micros, o.latency_ms, o.instruction_ignored,
               q.id as quoted_id, q.conversation_id as quoted_in, q.author as quoted_author, qu.name as quoted_name,
               left(q.body, 300) as quoted_body, q.sent_at as quoted_at, q.seq as quoted_seq,
               (select d.send_after from deliveries d
                where d.tenant_id = m.tenant_id and d.message_id = m.id and d.state = 'queued' and d.attempt = 1) as held_until
        from messages m
        join conversations c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
        left join members t on t.tenant_id = m.tenant_id and t.id = m.member_id
        left join users u on u.id = t.user_id
        left join runs o on o.tenant_id = m.tenant_id and o.id = m.run_id
        left join messages q on q.tenant_id = m.tenant_id and q.id = m.quoted_id
        left join members qt on qt.tenant_id = q.tenant_id and qt.id = q.member_id
        left join users qu on qu.id = qt.user_id
        where m.tenant_id = $1 and m.conversation_id = $2
          and in_sight($3, c.assignee_id, c.team_id)
          and ($4::timestamptz is null or (m.sent_at, m.seq) < ($4, $5))
        order by m.sent_at desc, m.seq desc
        limit $6";

    let (tenant, reach) = (tx.tenant(), tx.reach());
    let mut rows: Vec<Row> = sqlx::query_as(THREAD)
        .bind(tenant)
        .bind(id)
        .bind(&reach)
        .bind(before.map(|it| it.at))
        .bind(before.map(|it| it.seq))
        .bind(i64::try_from(PAGE + 1).unwrap_or(i64::MAX))
        .fetch_all(tx.db())
        .await?;
    let has_earlier = rows.len() > PAGE;
    rows.truncate(PAGE);
    rows.reverse();
    let earlier = rows.first().filter(|_| has_earlier).map(|it| ThreadCursor { at: it.sent_at, seq: it.seq });

    let runs: Vec<RunId> = rows.iter().filter_map(|it| it.run_id).collect();
    let mut sources = sources(tx, &runs).await?;
    let mut made = opinions::made_of(tx, &runs).await?;
    let is_note = |it: &&Row| it.kind == Kind::Note && it.body.contains('@');
    let notes: Vec<MessageId> = rows.iter().filter(is_note).map(|it| it.id).collect();
    let mut mentions = mentions::in_notes(tx, &notes).await?;
    let spoken: Vec<MessageId> = rows.iter().filter(|it| it.kind != Kind::Event).map(|it| it.id).collect();
    let mut files = files::steps::of_messages(tx, &spoken).await?;
    let entries = rows.into_iter().map(|row| {
        let mentions = mentions.remove(&row.id).unwrap_or_default();
        let files = files.remove(&row.id).unwrap_or_default();
        let made = row.run_id.and_then(|it| made.remove(&it)).unwrap_or_default();
        Entry { mentions, files, ..entry(row, &mut sources, made) }
    });
    Ok(Thread { entries: entries.collect(), earlier })
}

async fn sources(tx: &mut Tx<impl Permission>, runs: &[RunId]) -> Result<HashMap<RunId, Vec<Source>>, Fault> {
    const SOURCES: &str = "
        select s.run_id, s.title, s.score, s.cited, s.quote, s.version, s.page, p.item_id
        from run_passages s
        left join passages p on p.tenant_id = s.tenant_id and p.id = s.passage_id
        where s.tenant_id = $1 and s.run_id = any ($2)
        order by s.run_id, s.rank";

    let mut by_run: HashMap<RunId, Vec<Source>> = HashMap::new();
    if runs.is_empty() {
        return Ok(by_run);
    }
    let tenant = tx.tenant();
    let sources: Vec<Source> = sqlx::query_as(SOURCES).bind(tenant).bind(runs).fetch_all(tx.db()).await?;
    for source in sources {
        by_run.entry(source.run_id).or_default().push(source);
    }
    Ok(by_run)
}

fn entry(row: Row, sources: &mut HashMap<RunId, Vec<Source>>, made: Made) -> Entry {
    let quoted = quoted(&row);
    let run = match (row.run_id, row.provider, row.model) {
        (Some(id), Some(provider), Some(model)) => Some(Run {
            id,
            confidence: row.confidence,
            threshold: row.threshold,
            provider,
            model,
            tokens: (row.tokens_in.unwrap_or(0), row.tokens_out.unwrap_or(0)),
            cost_micros: row.cost_micros.unwrap_or(0),
            latency_ms: row.latency_ms,
            instruction_ignored: row.instruction_ignored.unwrap_or(false),
            sources: sources.remove(&id).unwrap_or_default(),
            made,
        }),
        _ => None,
    };
    Entry {
        id: row.id,
        seq: row.seq,
        kind: row.kind,
        author: row.author,
        member_id: row.member_id,
        member_name: row.member_name,
        body: row.body,
        quoted,
        mentions: Vec::new(),
        files: Vec::new(),
        happening: row.happening.map(|it| it.0),
        delivery: row.delivery,
        delivery_error: row.delivery_error,
        held_until: row.held_until,
        sent_at: row.sent_at,
        came_at: (row.author == Author::Contact && row.created_at - row.sent_at > LATE).then_some(row.created_at),
        run,
    }
}

fn quoted(row: &Row) -> Option<Quoted> {
    Some(Quoted {
        id: row.quoted_id?,
        conversation: row.quoted_in?,
        author: row.quoted_author?,
        member_name: row.quoted_name.clone(),
        body: row.quoted_body.clone()?,
        place: ThreadCursor { at: row.quoted_at?, seq: row.quoted_seq? },
    })
}
