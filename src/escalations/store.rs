//! The statements of escalations.

use super::{Cursor, Filter, Page, RaisedBy, Reason, Status};
use crate::channels;
use crate::prelude::*;

/// An escalation as the queue shows it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Escalation {
    /// Which escalation.
    pub id: EscalationId,
    /// The conversation it is about.
    pub conversation_id: ConversationId,
    /// Why a person is needed.
    pub reason: Reason,
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
    /// When it was settled.
    pub resolved_at: Option<OffsetDateTime>,
}

/// How many escalations stand on one page.
const PAGE: usize = 50;

macro_rules! rows {
    () => {
        "from escalations e
         join conversations c on c.tenant_id = e.tenant_id and c.id = e.conversation_id
         join contacts p on p.tenant_id = c.tenant_id and p.id = c.contact_id
         join channels h on h.tenant_id = c.tenant_id and h.id = c.channel_id
         left join members m on m.tenant_id = e.tenant_id and m.id = e.assignee_id
         left join users u on u.id = m.user_id
         where e.tenant_id = $1
           and in_sight($2, c.assignee_id, c.team_id)"
    };
}

macro_rules! filter {
    () => {
        "  and (not $4 or e.assignee_id = $3)
           and (case when $5::text is null then $8 or e.status <> 'resolved' else e.status = $5 end)
           and ($6::text is null or e.reason = $6)
           and ($7::uuid is null or c.channel_id = $7)"
    };
}

macro_rules! columns {
    () => {
        "select e.id, e.conversation_id, e.reason, e.note, e.status, e.raised_by, e.assignee_id, u.name as assignee_name,
                p.name as contact_name, h.name as channel_name, h.kind as channel_kind,
                coalesce((
                    select left(body, 200) from messages
                    where tenant_id = c.tenant_id and conversation_id = c.id and kind = 'message' and author = 'contact'
                    order by sent_at desc, seq desc limit 1
                ), c.preview) as preview,
                e.created_at, e.accepted_at, e.resolved_at "
    };
}

/// A place in the queue: the group, then the moment; of what is settled the newest goes first.
macro_rules! place {
    ($status:literal, $at:literal, $id:literal) => {
        concat!(
            "(case ",
            $status,
            " when 'pending' then 0 when 'in_progress' then 1 else 2 end,
              extract(epoch from ",
            $at,
            ") * case ",
            $status,
            " when 'resolved' then -1 else 1 end, ",
            $id,
            ")"
        )
    };
}

/// The escalations that the reader sees: pending ones first, the longest waiting on top.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list(tx: &mut Tx<impl Permission>, filter: Filter, after: Option<Cursor>) -> Result<Page, Fault> {
    const LIST: &str = concat!(
        columns!(),
        rows!(),
        filter!(),
        " and ($9::text is null or ",
        place!("e.status", "e.created_at", "e.id"),
        " > ",
        place!("$9", "$10::timestamptz", "$11::uuid"),
        ") order by ",
        place!("e.status", "e.created_at", "e.id"),
        " limit $12"
    );

    let (tenant, reach, me) = (tx.tenant(), tx.reach(), tx.member());
    let mut rows: Vec<Escalation> = sqlx::query_as(LIST)
        .bind(tenant)
        .bind(&reach)
        .bind(me)
        .bind(filter.mine)
        .bind(filter.status)
        .bind(filter.reason)
        .bind(filter.channel)
        .bind(filter.settled_too)
        .bind(after.map(|it| it.status))
        .bind(after.map(|it| it.at))
        .bind(after.map(|it| it.id))
        .bind(PAGE as i64 + 1)
        .fetch_all(tx.db())
        .await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let last = rows.last().filter(|_| more);
    let next = last.map(|it| Cursor { status: it.status, at: it.created_at, id: it.id });
    Ok(Page { rows: rows.into_iter().map(|it| hide(it, tx)).collect(), next })
}

/// How many of these there are: (pending, in progress), by the same conditions as the list.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn counts(tx: &mut Tx<impl Permission>, filter: Filter) -> Result<(i64, i64), Fault> {
    const COUNTS: &str = concat!(
        "select count(*) filter (where e.status = 'pending'), count(*) filter (where e.status = 'in_progress') ",
        rows!(),
        filter!()
    );

    let (tenant, reach, me) = (tx.tenant(), tx.reach(), tx.member());
    Ok(sqlx::query_as(COUNTS)
        .bind(tenant)
        .bind(&reach)
        .bind(me)
        .bind(filter.mine)
        .bind(filter.status)
        .bind(filter.reason)
        .bind(filter.channel)
        .bind(filter.settled_too)
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

pub(super) async fn add(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    reason: Reason,
    note: &str,
    by: RaisedBy,
) -> Result<Option<EscalationId>, Fault> {
    const ADD: &str = "
        insert into escalations (tenant_id, id, conversation_id, reason, note, raised_by, created_at, updated_at)
        values ($1, $2, $3, $4, left($5, 2000), $6, $7, $7)
        on conflict (tenant_id, conversation_id) where status <> 'resolved' do nothing
        returning id";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query_scalar(ADD)
        .bind(tenant)
        .bind(EscalationId::new())
        .bind(conversation)
        .bind(reason)
        .bind(note)
        .bind(by)
        .bind(now)
        .fetch_optional(tx.db())
        .await?)
}

pub(super) async fn accept(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    member: MemberId,
) -> Result<Option<EscalationId>, Fault> {
    const ACCEPT: &str = "
        update escalations
        set status = 'in_progress', assignee_id = $3, accepted_at = coalesce(accepted_at, $4), updated_at = $4
        where tenant_id = $1 and conversation_id = $2 and status <> 'resolved' and assignee_id is distinct from $3
        returning id";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query_scalar(ACCEPT)
        .bind(tenant)
        .bind(conversation)
        .bind(member)
        .bind(now)
        .fetch_optional(tx.db())
        .await?)
}

pub(super) async fn release(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
) -> Result<Option<EscalationId>, Fault> {
    const RELEASE: &str = "
        update escalations set status = 'pending', assignee_id = null, accepted_at = null, updated_at = $3
        where tenant_id = $1 and conversation_id = $2 and status = 'in_progress'
        returning id";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query_scalar(RELEASE).bind(tenant).bind(conversation).bind(now).fetch_optional(tx.db()).await?)
}

/// Which escalation is meant.
#[derive(Clone, Copy)]
pub(super) enum Wanted {
    /// This one, if the actor sees its conversation.
    This(EscalationId),
    /// The unresolved one of a conversation that the caller holds.
    OfConversation(ConversationId),
}

pub(super) async fn resolve(
    tx: &mut Tx<impl Permission>,
    wanted: Wanted,
) -> Result<Option<(ConversationId, EscalationId)>, Fault> {
    const RESOLVE: &str = "
        update escalations e set status = 'resolved', resolved_at = $5, updated_at = $5
        from conversations c
        where e.tenant_id = $1 and c.tenant_id = $1 and c.id = e.conversation_id and e.status <> 'resolved'
          and in_sight($2, c.assignee_id, c.team_id)
          and (e.id = $3 or e.conversation_id = $4)
        returning e.conversation_id, e.id";

    let (tenant, reach, now) = (tx.tenant(), tx.reach(), tx.now());
    let (id, conversation) = match wanted {
        Wanted::This(id) => (Some(id), None),
        Wanted::OfConversation(id) => (None, Some(id)),
    };
    Ok(sqlx::query_as(RESOLVE)
        .bind(tenant)
        .bind(&reach)
        .bind(id)
        .bind(conversation)
        .bind(now)
        .fetch_optional(tx.db())
        .await?)
}

/// Opens it again; says of which conversation it is, and whether it waits for somebody.
pub(super) async fn reopen(
    tx: &mut Tx<impl Permission>,
    id: EscalationId,
) -> Result<Option<(ConversationId, bool)>, Fault> {
    const REOPEN: &str = "
        update escalations e
        set status = case when e.assignee_id is null then 'pending' else 'in_progress' end, resolved_at = null, updated_at = $4
        from conversations c
        where e.tenant_id = $1 and c.tenant_id = $1 and c.id = e.conversation_id and e.status = 'resolved'
          and in_sight($2, c.assignee_id, c.team_id)
          and e.id = $3
        returning e.conversation_id, e.status = 'pending'";

    let (tenant, reach, now) = (tx.tenant(), tx.reach(), tx.now());
    Ok(sqlx::query_as(REOPEN).bind(tenant).bind(&reach).bind(id).bind(now).fetch_optional(tx.db()).await?)
}

pub(super) async fn conversation_of(
    tx: &mut Tx<impl Permission>,
    id: EscalationId,
) -> Result<Option<ConversationId>, Fault> {
    const CONVERSATION_OF: &str = "select conversation_id from escalations where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(CONVERSATION_OF).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}
