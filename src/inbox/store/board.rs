//! The board of today: who needs a person, and every open line at a glance.

use super::list::next_to_answer;
use super::{Filter, Line, counts_of};
use crate::channels;
use crate::inbox::{Handler, Lamp, Status, View};
use crate::prelude::*;
use crate::service_levels::SlaState;

/// The board of today, as the reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// What the reader has to answer: the same number as in the inbox.
    pub waiting_for_you: i64,
    /// Conversations with a proposed reply to decide on.
    pub drafts_to_approve: i64,
    /// Conversations with an answer that did not arrive, or may not have.
    pub failed_sends: i64,
    /// Conversations in which something promised is due within the hour.
    pub breaching: i64,
    /// Escalations that nobody has taken.
    pub escalations_pending: i64,
    /// One row per channel.
    pub lines: Vec<BoardLine>,
    /// What to answer next, the longest waiting first, 5 at most.
    pub next: Vec<Line>,
}

/// One channel of the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardLine {
    /// Which channel.
    pub channel: ChannelId,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: channels::Kind,
    /// Whether messages leave by it.
    pub is_active: bool,
    /// Its open lines, those that need a person first, 60 at most.
    pub lamps: Vec<BoardLamp>,
    /// How many open lines it has.
    pub open: i64,
    /// Since when its longest waiting customer waits.
    pub longest_wait: Option<OffsetDateTime>,
}

/// One lamp of the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardLamp {
    /// The conversation that it stands for.
    pub conversation: ConversationId,
    /// With whom; hidden from viewers.
    pub contact_name: Option<String>,
    /// Its shape.
    pub lamp: Lamp,
    /// Since when the customer waits.
    pub waiting_since: Option<OffsetDateTime>,
}

/// Lamps of one row.
const LAMPS: i64 = 60;
/// Rows of what to answer next.
const NEXT: i64 = 5;

/// The board of today.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn board(tx: &mut Tx<impl Permission>) -> Result<Board, Fault> {
    const PENDING: &str = "
        select count(*) from escalations e
        join conversations c on c.tenant_id = e.tenant_id and c.id = e.conversation_id
        where e.tenant_id = $1 and e.status = 'pending'
          and in_sight($2, c.assignee_id, c.team_id)";

    let (tenant, reach) = (tx.tenant(), tx.reach());
    let escalations_pending = sqlx::query_scalar(PENDING).bind(tenant).bind(&reach).fetch_one(tx.db()).await?;
    // Each is the number of the list that its tile leads to.
    let of = |view| Filter { view: Some(view), ..Filter::default() };
    let due = Filter { sla: Some(SlaState::Breaching), ..Filter::default() };
    let lists = [of(View::ToAnswer), of(View::Drafts), of(View::Failed), due];
    let numbers = counts_of(tx, &lists, None).await?;
    let [waiting_for_you, drafts_to_approve, failed_sends, breaching] = numbers.try_into().unwrap_or_default();
    let next = next_to_answer(tx, NEXT).await?;
    let lines = lines(tx).await?;
    Ok(Board { waiting_for_you, drafts_to_approve, failed_sends, breaching, escalations_pending, lines, next })
}

async fn lines(tx: &mut Tx<impl Permission>) -> Result<Vec<BoardLine>, Fault> {
    const LINES: &str = "
        with lit as (
            select c.channel_id, c.id, c.status, c.handler, c.waiting_since, c.contact_id,
                   row_number() over (partition by c.channel_id
                                      order by (c.handler = 'nobody') desc, (c.handler = 'staff') desc, c.waiting_since, c.id) as place,
                   count(*) over (partition by c.channel_id) as open,
                   min(c.waiting_since) over (partition by c.channel_id) as longest_wait
            from conversations c
            where c.tenant_id = $1 and c.status <> 'resolved' and c.status in ('open', 'waiting')
              and in_sight($2, c.assignee_id, c.team_id)
        )
        select h.id as channel, h.name as channel_name, h.kind, h.active, lit.id as conversation, lit.status, lit.handler,
               lit.waiting_since, p.name as contact_name, coalesce(lit.open, 0) as open, lit.longest_wait
        from channels h
        left join lit on lit.channel_id = h.id and lit.place <= $3
        left join contacts p on p.tenant_id = h.tenant_id and p.id = lit.contact_id
        where h.tenant_id = $1
        order by lower(h.name), h.id, lit.place";

    let (tenant, reach, sight) = (tx.tenant(), tx.reach(), tx.sight());
    let rows: Vec<Row> = sqlx::query_as(LINES).bind(tenant).bind(&reach).bind(LAMPS).fetch_all(tx.db()).await?;
    let mut lines: Vec<BoardLine> = Vec::new();
    for row in rows {
        if lines.last().is_none_or(|it| it.channel != row.channel) {
            lines.push(BoardLine {
                channel: row.channel,
                name: row.channel_name,
                kind: row.kind,
                is_active: row.active,
                lamps: Vec::new(),
                open: row.open,
                longest_wait: row.longest_wait,
            });
        }
        if let (Some(line), Some(conversation), Some(status), Some(handler)) =
            (lines.last_mut(), row.conversation, row.status, row.handler)
        {
            line.lamps.push(BoardLamp {
                conversation,
                contact_name: row.contact_name.map(|name| sight.name(name)),
                lamp: Lamp::of(status, handler),
                waiting_since: row.waiting_since,
            });
        }
    }
    Ok(lines)
}

#[derive(sqlx::FromRow)]
struct Row {
    channel: ChannelId,
    channel_name: String,
    kind: channels::Kind,
    active: bool,
    conversation: Option<ConversationId>,
    status: Option<Status>,
    handler: Option<Handler>,
    waiting_since: Option<OffsetDateTime>,
    contact_name: Option<String>,
    open: i64,
    longest_wait: Option<OffsetDateTime>,
}
