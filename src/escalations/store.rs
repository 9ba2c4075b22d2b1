//! The statements of escalations.

pub(super) mod briefs;
pub(super) mod moves;
pub(super) mod reasons;
pub(super) mod steps;

use super::{Cursor, Filter, Outcome, Page, RaisedBy, Reason, Status};
use crate::channels;
use crate::prelude::*;
use crate::service_levels::Priority;

/// An escalation as the queue shows it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Escalation {
    /// Which escalation.
    pub id: EscalationId,
    /// The conversation it is about.
    pub conversation_id: ConversationId,
    /// Why a person is needed.
    pub reason: Reason,
    /// What the workspace calls the reason, where it has a name of its own for it.
    pub reason_name: Option<String>,
    /// How urgent its conversation is.
    pub priority: Priority,
    /// What whoever raised it wrote for colleagues.
    pub note: String,
    /// Where it stands.
    pub status: Status,
    /// Who asked for a person.
    pub raised_by: RaisedBy,
    /// Who is on it.
    pub assignee_id: Option<MemberId>,
    /// Their name.
    pub assignee_name: Option<String>,
    /// The team that has the conversation.
    pub team_name: Option<String>,
    /// The customer's name, if known; hidden from viewers.
    pub contact_name: Option<String>,
    /// The channel's name.
    pub channel_name: String,
    /// The channel's kind.
    pub channel_kind: channels::Kind,
    /// The customer's newest words; of a conversation without any, its own newest.
    pub preview: String,
    /// Since when it is pending.
    pub created_at: OffsetDateTime,
    /// When somebody took it.
    pub accepted_at: Option<OffsetDateTime>,
    /// After how many open minutes.
    pub minutes_to_accept: Option<i32>,
    /// When it was settled.
    pub resolved_at: Option<OffsetDateTime>,
    /// After how many open minutes.
    pub minutes_to_resolve: Option<i32>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// What whoever settled it wrote about that.
    pub outcome_note: Option<String>,
}

/// How many escalations stand on one page.
const PAGE: usize = 50;

macro_rules! rows {
    () => {
        "from escalations e
         join conversations c on c.tenant_id = e.tenant_id and c.id = e.conversation_id
         join contacts p on p.tenant_id = c.tenant_id and p.id = c.contact_id
         join channels h on h.tenant_id = c.tenant_id and h.id = c.channel_id
         left join escalation_reasons r on r.tenant_id = e.tenant_id and r.word = e.reason
         left join teams t on t.tenant_id = c.tenant_id and t.id = c.team_id and t.removed_at is null
         left join members m on m.tenant_id = e.tenant_id and m.id = e.assignee_id
         left join users u on u.id = m.user_id
         where e.tenant_id = $1
           and in_sight($2, c.assignee_id, c.team_id)"
    };
}

macro_rules! narrowed {
    () => {
        "  and (not $4 or e.assignee_id = $3)
           and ($5::text is null or e.reason = $5)
           and ($6::uuid is null or c.channel_id = $6)
           and ($7::text is null or c.priority = $7)
           and ($8::uuid is null or c.team_id = $8)"
    };
}

macro_rules! columns {
    () => {
        "select e.id, e.conversation_id, e.reason, r.name as reason_name, c.priority, e.note, e.status, e.raised_by,
                e.assignee_id, u.name as assignee_name, t.name as team_name,
                p.name as contact_name, h.name as channel_name, h.kind as channel_kind,
                coalesce((
                    select left(body, 200) from messages
                    where tenant_id = c.tenant_id and conversation_id = c.id and kind = 'message' and author = 'contact'
                    order by sent_at desc, seq desc limit 1
                ), c.preview) as preview,
                e.created_at, e.accepted_at, e.minutes_to_accept, e.resolved_at, e.minutes_to_resolve,
                e.outcome, e.outcome_note "
    };
}

/// The escalations that the reader sees: pending ones first, the longest waiting on top; of what is settled the newest
/// goes first. One group after the other, each in the order of its index.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list(tx: &mut Tx<impl Permission>, filter: Filter, after: Option<Cursor>) -> Result<Page, Fault> {
    let mut rows = Vec::new();
    let groups = filter.groups();
    let reached = after.and_then(|it| groups.iter().position(|group| *group == it.status)).unwrap_or(0);
    for status in &groups[reached..] {
        let behind = after.filter(|it| it.status == *status);
        rows.extend(group(tx, *status, filter, behind, PAGE + 1 - rows.len()).await?);
        if rows.len() > PAGE {
            break;
        }
    }
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let last = rows.last().filter(|_| more);
    let next = last.map(|it| Cursor { status: it.status, at: it.created_at, id: it.id });
    Ok(Page { rows: rows.into_iter().map(|it| hide(it, tx)).collect(), next })
}

async fn group(
    tx: &mut Tx<impl Permission>,
    status: Status,
    filter: Filter,
    after: Option<Cursor>,
    most: usize,
) -> Result<Vec<Escalation>, Fault> {
    const WAITING: &str = concat!(
        columns!(),
        rows!(),
        narrowed!(),
        " and e.status = $9 and ($10::timestamptz is null or (e.created_at, e.id) > ($10, $11::uuid))
          order by e.created_at, e.id limit $12"
    );
    const SETTLED: &str = concat!(
        columns!(),
        rows!(),
        narrowed!(),
        " and e.status = $9 and ($10::timestamptz is null or (e.created_at, e.id) < ($10, $11::uuid))
          order by e.created_at desc, e.id desc limit $12"
    );

    let (tenant, reach, me) = (tx.tenant(), tx.reach(), tx.member());
    let sql = if status == Status::Resolved { SETTLED } else { WAITING };
    Ok(sqlx::query_as(sql)
        .bind(tenant)
        .bind(&reach)
        .bind(me)
        .bind(filter.mine)
        .bind(filter.reason)
        .bind(filter.channel)
        .bind(filter.priority)
        .bind(filter.team)
        .bind(status)
        .bind(after.map(|it| it.at))
        .bind(after.map(|it| it.id))
        .bind(i64::try_from(most).unwrap_or(i64::MAX))
        .fetch_all(tx.db())
        .await?)
}

/// How many of these there are: (pending, in progress), by the same conditions as the list.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn counts(tx: &mut Tx<impl Permission>, filter: Filter) -> Result<(i64, i64), Fault> {
    const COUNTS: &str = concat!(
        "select count(*) filter (where e.status = 'pending'), count(*) filter (where e.status = 'in_progress') ",
        rows!(),
        narrowed!(),
        " and e.status <> 'resolved'"
    );

    // Whoever sees every conversation sees every escalation: nothing has to be looked up for each of them.
    const COUNTS_OF_ALL: &str = "
        select count(*) filter (where e.status = 'pending'), count(*) filter (where e.status = 'in_progress')
        from escalations e where e.tenant_id = $1 and e.status <> 'resolved'";

    let (tenant, reach, me) = (tx.tenant(), tx.reach(), tx.member());
    if reach.is_none() && filter == Filter::default() {
        return Ok(sqlx::query_as(COUNTS_OF_ALL).bind(tenant).fetch_one(tx.db()).await?);
    }
    Ok(sqlx::query_as(COUNTS)
        .bind(tenant)
        .bind(&reach)
        .bind(me)
        .bind(filter.mine)
        .bind(filter.reason)
        .bind(filter.channel)
        .bind(filter.priority)
        .bind(filter.team)
        .fetch_one(tx.db())
        .await?)
}

/// One escalation.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn find(tx: &mut Tx<impl Permission>, id: EscalationId) -> Result<Option<Escalation>, Fault> {
    const FIND: &str = concat!(columns!(), rows!(), " and e.id = $3");

    let (tenant, reach) = (tx.tenant(), tx.reach());
    let found: Option<Escalation> =
        sqlx::query_as(FIND).bind(tenant).bind(&reach).bind(id).fetch_optional(tx.db()).await?;
    Ok(found.map(|it| hide(it, tx)))
}

fn hide(mut it: Escalation, tx: &Tx<impl Permission>) -> Escalation {
    it.contact_name = it.contact_name.map(|name| tx.sight().name(name));
    it
}

pub(super) async fn conversation_of(
    tx: &mut Tx<impl Permission>,
    id: EscalationId,
) -> Result<Option<ConversationId>, Fault> {
    const CONVERSATION_OF: &str = "select conversation_id from escalations where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(CONVERSATION_OF).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}

pub(super) async fn go_on_in(
    tx: &mut Tx<impl Permission>,
    from: ConversationId,
    to: ConversationId,
) -> Result<(), Fault> {
    const GO_ON_IN: &str = "
        update escalations set conversation_id = $3
        where tenant_id = $1 and conversation_id = $2 and status <> 'resolved'";

    let tenant = tx.tenant();
    sqlx::query(GO_ON_IN).bind(tenant).bind(from).bind(to).execute(tx.db()).await?;
    Ok(())
}
