//! The statements of acts on many conversations.

use super::Act;
use crate::inbox::store::Conversation;
use crate::inbox::{Handler, Named, Status};
use crate::prelude::*;

crate::words! {
    /// How far an act has come.
    pub enum State {
        /// Conversations wait for their turn.
        Doing = "doing",
        /// Each had its turn.
        Done = "done",
        /// Conversations wait to be put as they were.
        Undoing = "undoing",
        /// Each is as it was.
        Undone = "undone",
    }
}

crate::words! {
    enum Kind {
        Label = "label",
        Unlabel = "unlabel",
        Assign = "assign",
        Team = "team",
        Snooze = "snooze",
        Resolve = "resolve",
        Reopen = "reopen",
    }
}

#[derive(Debug, sqlx::FromRow)]
struct Row {
    member_id: MemberId,
    member_name: String,
    kind: Kind,
    label_id: Option<LabelId>,
    assignee_id: Option<MemberId>,
    team_id: Option<TeamId>,
    snoozed_until: Option<OffsetDateTime>,
    state: State,
}

/// An act, held until the transaction ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub member_id: MemberId,
    pub member_name: String,
    pub act: Act,
    pub state: State,
}

/// What a conversation was before the act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Before {
    pub status: Status,
    pub snoozed_until: Option<OffsetDateTime>,
    pub handler: Handler,
    pub team_id: Option<TeamId>,
    pub assignee_id: Option<MemberId>,
}

/// A conversation whose turn it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub conversation_id: ConversationId,
    /// What it was before; `None` until it had its turn.
    pub before: Option<Before>,
}

pub async fn begin(tx: &mut Tx<impl Permission>, by: &Named, act: Act) -> Result<BulkId, Fault> {
    const BEGIN: &str = "
        insert into bulk_acts
            (tenant_id, id, member_id, member_name, kind, label_id, assignee_id, team_id, snoozed_until, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)";

    let (kind, label, assignee, team, until) = match act {
        Act::Label(label) => (Kind::Label, Some(label), None, None, None),
        Act::Unlabel(label) => (Kind::Unlabel, Some(label), None, None, None),
        Act::Assign(to) => (Kind::Assign, None, to, None, None),
        Act::Team(to) => (Kind::Team, None, None, to, None),
        Act::Snooze(until) => (Kind::Snooze, None, None, None, Some(until)),
        Act::Resolve => (Kind::Resolve, None, None, None, None),
        Act::Reopen => (Kind::Reopen, None, None, None, None),
    };
    let (tenant, now, id) = (tx.tenant(), tx.now(), BulkId::new());
    sqlx::query(BEGIN)
        .bind(tenant)
        .bind(id)
        .bind(by.member)
        .bind(&by.name)
        .bind(kind)
        .bind(label)
        .bind(assignee)
        .bind(team)
        .bind(until)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(id)
}

/// Puts conversations before an act; those of nobody here are left out.
pub async fn choose(tx: &mut Tx<impl Permission>, id: BulkId, chosen: &[ConversationId]) -> Result<(), Fault> {
    const CHOOSE: &str = "
        insert into bulk_items (tenant_id, act_id, conversation_id)
        select tenant_id, $2, id from conversations where tenant_id = $1 and id = any ($3)";

    let tenant = tx.tenant();
    sqlx::query(CHOOSE).bind(tenant).bind(id).bind(chosen).execute(tx.db()).await?;
    Ok(())
}

pub async fn hold(tx: &mut Tx<impl Permission>, id: BulkId) -> Result<Option<Held>, Fault> {
    const HOLD: &str = "
        select member_id, member_name, kind, label_id, assignee_id, team_id, snoozed_until, state
        from bulk_acts where tenant_id = $1 and id = $2 for update";

    let tenant = tx.tenant();
    let row: Option<Row> = sqlx::query_as(HOLD).bind(tenant).bind(id).fetch_optional(tx.db()).await?;
    let Some(row) = row else { return Ok(None) };
    let broken = || Fault::other("an act without what it is about");
    let act = match row.kind {
        Kind::Label => Act::Label(row.label_id.ok_or_else(broken)?),
        Kind::Unlabel => Act::Unlabel(row.label_id.ok_or_else(broken)?),
        Kind::Assign => Act::Assign(row.assignee_id),
        Kind::Team => Act::Team(row.team_id),
        Kind::Snooze => Act::Snooze(row.snoozed_until.ok_or_else(broken)?),
        Kind::Resolve => Act::Resolve,
        Kind::Reopen => Act::Reopen,
    };
    Ok(Some(Held { member_id: row.member_id, member_name: row.member_name, act, state: row.state }))
}

pub async fn set_state(tx: &mut Tx<impl Permission>, id: BulkId, state: State) -> Result<(), Fault> {
    const SET_STATE: &str = "update bulk_acts set state = $3, updated_at = $4 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(SET_STATE).bind(tenant).bind(id).bind(state).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// The next conversations of an act, in the order of their ids: two acts on the same ones do
/// not wait for each other.
pub async fn next(tx: &mut Tx<impl Permission>, id: BulkId, forth: bool, how_many: usize) -> Result<Vec<Item>, Fault> {
    const NEXT: &str = "
        select conversation_id, was_status, was_snoozed_until, was_handler, was_team_id, was_assignee_id
        from bulk_items
        where tenant_id = $1 and act_id = $2 and state = $3
        order by conversation_id limit $4";
    type Found =
        (ConversationId, Option<Status>, Option<OffsetDateTime>, Option<Handler>, Option<TeamId>, Option<MemberId>);

    let tenant = tx.tenant();
    let found: Vec<Found> = sqlx::query_as(NEXT)
        .bind(tenant)
        .bind(id)
        .bind(if forth { "waiting" } else { "done" })
        .bind(i64::try_from(how_many).unwrap_or(i64::MAX))
        .fetch_all(tx.db())
        .await?;
    let item = |(conversation_id, status, snoozed_until, handler, team_id, assignee_id): Found| Item {
        conversation_id,
        before: status.zip(handler).map(|(status, handler)| Before {
            status,
            snoozed_until,
            handler,
            team_id,
            assignee_id,
        }),
    };
    Ok(found.into_iter().map(item).collect())
}

/// Ends the turn of a conversation, with what it was before.
pub async fn end_turn(
    tx: &mut Tx<impl Permission>,
    id: BulkId,
    conversation: ConversationId,
    forth: bool,
    changed: bool,
    before: Option<&Conversation>,
) -> Result<(), Fault> {
    const END_FORTH: &str = "
        update bulk_items
        set state = $4, was_status = $5, was_snoozed_until = $6, was_handler = $7, was_team_id = $8, was_assignee_id = $9
        where tenant_id = $1 and act_id = $2 and conversation_id = $3";
    const END_BACK: &str =
        "update bulk_items set state = $4 where tenant_id = $1 and act_id = $2 and conversation_id = $3";

    let tenant = tx.tenant();
    if !forth {
        let state = if changed { "undone" } else { "kept" };
        sqlx::query(END_BACK).bind(tenant).bind(id).bind(conversation).bind(state).execute(tx.db()).await?;
        return Ok(());
    }
    sqlx::query(END_FORTH)
        .bind(tenant)
        .bind(id)
        .bind(conversation)
        .bind(if changed { "done" } else { "skipped" })
        .bind(before.map(|it| it.status))
        .bind(before.and_then(|it| it.snoozed_until))
        .bind(before.map(|it| it.handler))
        .bind(before.and_then(|it| it.team_id))
        .bind(before.and_then(|it| it.assignee_id))
        .execute(tx.db())
        .await?;
    Ok(())
}

/// How far an act has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Progress {
    /// Whose act it is.
    pub member_id: MemberId,
    /// How far.
    pub state: State,
    /// How many conversations it is about.
    pub total: i64,
    /// How many of them wait for their turn.
    pub waiting: i64,
    /// How many it changed.
    pub changed: i64,
    /// How many were put as they were.
    pub undone: i64,
}

/// How far an act has come.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn progress(tx: &mut Tx<impl Permission>, id: BulkId) -> Result<Option<Progress>, Fault> {
    const PROGRESS: &str = "
        select a.member_id, a.state, count(i.*) as total, count(*) filter (where i.state = 'waiting') as waiting,
               count(*) filter (where i.state in ('done', 'undone', 'kept')) as changed,
               count(*) filter (where i.state = 'undone') as undone
        from bulk_acts a
        left join bulk_items i on i.tenant_id = a.tenant_id and i.act_id = a.id
        where a.tenant_id = $1 and a.id = $2
        group by a.member_id, a.state";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(PROGRESS).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}
