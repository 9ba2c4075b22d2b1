//! What waits for the assistant.

use time::Duration;

use crate::assistant::Reason;
use crate::prelude::*;

/// The assistant answers within seconds: whoever waits longer than this for it waits because something is wrong.
pub const ALARM: Duration = Duration::minutes(5);

/// Rows of the page: the longest waiting.
const ROWS: i64 = 50;

/// Whose customer waits for the assistant and for nobody else: no person has the line, and no draft waits for one.
macro_rules! waiting {
    ($what:literal, $rest:literal) => {
        concat!(
            "select ",
            $what,
            " where c.tenant_id = $1 and c.status <> 'resolved' and c.status = 'open' and c.handler = 'ai'
                and c.waiting_since is not null and in_sight($2, c.assignee_id, c.team_id) and not c.has_proposal ",
            $rest
        )
    };
}

/// How much waits for the assistant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Backlog {
    /// So many customers.
    pub waiting: i64,
    /// Since when the first of them waits.
    pub oldest: Option<OffsetDateTime>,
}

impl Backlog {
    /// How long the first has waited.
    pub fn oldest_for(&self, now: OffsetDateTime) -> Duration {
        self.oldest.map_or(Duration::ZERO, |since| now - since)
    }

    /// Whether somebody should look what is wrong.
    pub fn is_alarming(&self, now: OffsetDateTime) -> bool {
        self.oldest_for(now) > ALARM
    }
}

/// How much waits for the assistant, by one channel or by all.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn backlog(tx: &mut Tx<impl Permission>, channel: Option<ChannelId>) -> Result<Backlog, Fault> {
    const BACKLOG: &str = waiting!(
        "count(*) as waiting, min(c.waiting_since) as oldest from conversations c",
        "and ($3::uuid is null or c.channel_id = $3)"
    );

    let (tenant, reach) = (tx.tenant(), tx.reach());
    Ok(sqlx::query_as(BACKLOG).bind(tenant).bind(&reach).bind(channel).fetch_one(tx.db()).await?)
}

/// A customer who waits for the assistant.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Waiting {
    /// In which conversation.
    pub conversation_id: ConversationId,
    /// Who; hidden from viewers.
    pub contact_name: Option<String>,
    /// By which channel.
    pub channel_name: String,
    /// What they said last.
    pub preview: String,
    /// Since when they wait.
    pub since: OffsetDateTime,
    /// Whether the assistant is at it.
    pub is_answering: bool,
    /// Why it did not answer when it last tried.
    pub reason: Option<Reason>,
}

/// Who waits for the assistant, the longest first.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn waiting(tx: &mut Tx<impl Permission>) -> Result<Vec<Waiting>, Fault> {
    const WAITING: &str = waiting!(
        "c.id as conversation_id, p.name as contact_name, h.name as channel_name, c.preview,
         c.waiting_since as since, coalesce(r.state in ('queued', 'processing'), false) as is_answering, r.reason
         from conversations c
         join contacts p on p.tenant_id = c.tenant_id and p.id = c.contact_id
         join channels h on h.tenant_id = c.tenant_id and h.id = c.channel_id
         left join lateral (
            select o.state, o.reason from runs o
            where o.tenant_id = c.tenant_id and o.conversation_id = c.id and o.kind = 'reply'
              and o.created_at >= c.waiting_since
            order by o.created_at desc limit 1) r on true",
        "order by c.waiting_since, c.id limit $3"
    );

    let (tenant, reach, sight) = (tx.tenant(), tx.reach(), tx.sight());
    let rows: Vec<Waiting> = sqlx::query_as(WAITING).bind(tenant).bind(&reach).bind(ROWS).fetch_all(tx.db()).await?;
    let hide = |mut it: Waiting| {
        it.contact_name = it.contact_name.map(|name| sight.name(name));
        it
    };
    Ok(rows.into_iter().map(hide).collect())
}
