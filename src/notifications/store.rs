//! The statements of notifications.

use super::About;
use super::steps::Told;
use crate::access::Role;
use crate::prelude::*;

/// Notifications on the page: the newest.
const PAGE: i64 = 50;
/// As far as the unread are counted.
const COUNTED: i64 = 100;

/// A notification as its member reads it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Notification {
    /// Which notification.
    pub id: NotificationId,
    /// What it is about.
    pub kind: About,
    /// In which conversation.
    pub conversation_id: ConversationId,
    /// With whom, if known.
    pub contact_name: Option<String>,
    /// By which channel.
    pub channel_name: String,
    /// Since when.
    pub created_at: OffsetDateTime,
    /// When it was read.
    pub read_at: Option<OffsetDateTime>,
}

/// The newest notifications of the reader, of conversations that they see.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list(tx: &mut Tx<impl Permission>) -> Result<Vec<Notification>, Fault> {
    const LIST: &str = "
        select n.id, n.kind, n.conversation_id, p.name as contact_name, h.name as channel_name, n.created_at, n.read_at
        from notifications n
        join conversations c on c.tenant_id = n.tenant_id and c.id = n.conversation_id
        join contacts p on p.tenant_id = c.tenant_id and p.id = c.contact_id
        join channels h on h.tenant_id = c.tenant_id and h.id = c.channel_id
        where n.tenant_id = $1 and n.member_id = $2 and in_sight($3, c.assignee_id, c.team_id)
        order by n.created_at desc, n.id
        limit $4";

    let (tenant, me, reach, sight) = (tx.tenant(), tx.member(), tx.reach(), tx.sight());
    let rows: Vec<Notification> =
        sqlx::query_as(LIST).bind(tenant).bind(me).bind(&reach).bind(PAGE).fetch_all(tx.db()).await?;
    let hide = |mut it: Notification| {
        it.contact_name = it.contact_name.map(|name| sight.name(name));
        it
    };
    Ok(rows.into_iter().map(hide).collect())
}

/// How many of those in the list the reader has not read, 100 at most: the bell's number.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn unread(tx: &mut Tx<impl Permission>) -> Result<i64, Fault> {
    const UNREAD: &str = "
        select count(*) from (
            select from notifications n
            join conversations c on c.tenant_id = n.tenant_id and c.id = n.conversation_id
            where n.tenant_id = $1 and n.member_id = $2 and n.read_at is null
              and in_sight($3, c.assignee_id, c.team_id)
            limit $4) one";

    let (tenant, me, reach) = (tx.tenant(), tx.member(), tx.reach());
    Ok(sqlx::query_scalar(UNREAD).bind(tenant).bind(me).bind(&reach).bind(COUNTED).fetch_one(tx.db()).await?)
}

/// Tells the members of these roles, or only one of them; says how many were told.
pub(super) async fn add(
    tx: &mut Tx<impl Permission>,
    what: Told,
    member: Option<MemberId>,
    roles: &[Role],
) -> Result<u64, Fault> {
    const ADD: &str = "
        insert into notifications (tenant_id, id, member_id, kind, conversation_id, created_at)
        select m.tenant_id, gen_random_uuid(), m.id, $4, $3, $5
        from members m
        where m.tenant_id = $1 and m.disabled_at is null and ($2::uuid is null or m.id = $2) and m.role = any ($6)";

    let (tenant, now) = (tx.tenant(), tx.now());
    let roles: Vec<&str> = roles.iter().map(|it| it.word()).collect();
    let told = sqlx::query(ADD)
        .bind(tenant)
        .bind(member)
        .bind(what.conversation)
        .bind(what.about)
        .bind(now)
        .bind(roles)
        .execute(tx.db())
        .await?;
    Ok(told.rows_affected())
}

/// Tells these members.
pub(super) async fn add_for(tx: &mut Tx<impl Permission>, what: Told, members: &[MemberId]) -> Result<(), Fault> {
    const ADD_FOR: &str = "
        insert into notifications (tenant_id, id, member_id, kind, conversation_id, created_at)
        select m.tenant_id, gen_random_uuid(), m.id, $4, $3, $5
        from members m
        where m.tenant_id = $1 and m.disabled_at is null and m.id = any ($2)";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(ADD_FOR)
        .bind(tenant)
        .bind(members)
        .bind(what.conversation)
        .bind(what.about)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Marks the reader's notification as read; says which conversation it is about, if they see it.
pub(super) async fn mark_read(
    tx: &mut Tx<impl Permission>,
    id: NotificationId,
) -> Result<Option<ConversationId>, Fault> {
    const MARK_READ: &str = "
        update notifications n set read_at = coalesce(n.read_at, $4)
        from conversations c
        where n.tenant_id = $1 and n.member_id = $2 and n.id = $3
          and c.tenant_id = $1 and c.id = n.conversation_id
          and in_sight($5, c.assignee_id, c.team_id)
        returning n.conversation_id";

    let (tenant, me, reach, now) = (tx.tenant(), tx.member(), tx.reach(), tx.now());
    Ok(sqlx::query_scalar(MARK_READ)
        .bind(tenant)
        .bind(me)
        .bind(id)
        .bind(now)
        .bind(&reach)
        .fetch_optional(tx.db())
        .await?)
}

pub(super) async fn mark_all_read(tx: &mut Tx<impl Permission>) -> Result<(), Fault> {
    const MARK_ALL_READ: &str = "
        update notifications set read_at = $3 where tenant_id = $1 and member_id = $2 and read_at is null";

    let (tenant, me, now) = (tx.tenant(), tx.member(), tx.now());
    sqlx::query(MARK_ALL_READ).bind(tenant).bind(me).bind(now).execute(tx.db()).await?;
    Ok(())
}
