//! The statements of notifications.

pub mod choices;
pub(super) mod reader;
pub(super) mod waiting;

use super::{About, Place, Way, Wish};
use crate::access::{Right, Role, Sight};
use crate::prelude::*;
use crate::usage::Metered;

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
    /// In which conversation; none where it is about a meter.
    pub conversation_id: Option<ConversationId>,
    /// With whom, if known.
    pub contact_name: Option<String>,
    /// By which channel.
    pub channel_name: Option<String>,
    /// Which meter has reached a step,
    pub meter: Option<Metered>,
    /// and which step, of a hundred.
    pub percent: Option<i16>,
    /// Since when.
    pub created_at: OffsetDateTime,
    /// When it was read.
    pub read_at: Option<OffsetDateTime>,
}

/// The newest notifications of the reader, of conversations that they see, and of meters while they read the bills.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list(tx: &mut Tx<impl Permission>) -> Result<Vec<Notification>, Fault> {
    const LIST: &str = "
        select n.id, n.kind, n.conversation_id, p.name as contact_name, h.name as channel_name, n.meter, n.percent,
               n.created_at, n.read_at
        from notifications n
        left join conversations c on c.tenant_id = n.tenant_id and c.id = n.conversation_id
        left join contacts p on p.tenant_id = c.tenant_id and p.id = c.contact_id
        left join channels h on h.tenant_id = c.tenant_id and h.id = c.channel_id
        where n.tenant_id = $1 and n.member_id = $2 and n.in_product
          and case when n.meter is null then in_sight($3, c.assignee_id, c.team_id) else $5 end
        order by n.created_at desc, n.id
        limit $4";

    let (tenant, me, reach, sight) = (tx.tenant(), tx.member(), tx.reach(), tx.sight());
    let reads_bills = tx.may(Right::BillingRead);
    let rows = sqlx::query_as(LIST).bind(tenant).bind(me).bind(&reach).bind(PAGE).bind(reads_bills);
    Ok(as_seen(rows.fetch_all(tx.db()).await?, sight))
}

/// Those of these notifications of the reader that they have not read and may still see, the newest first; 50 at most.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn find(tx: &mut Tx<impl Permission>, ids: &[NotificationId]) -> Result<Vec<Notification>, Fault> {
    const FIND: &str = "
        select n.id, n.kind, n.conversation_id, p.name as contact_name, h.name as channel_name, n.meter, n.percent,
               n.created_at, n.read_at
        from notifications n
        left join conversations c on c.tenant_id = n.tenant_id and c.id = n.conversation_id
        left join contacts p on p.tenant_id = c.tenant_id and p.id = c.contact_id
        left join channels h on h.tenant_id = c.tenant_id and h.id = c.channel_id
        where n.tenant_id = $1 and n.member_id = $2 and n.id = any ($5) and n.read_at is null
          and case when n.meter is null then in_sight($3, c.assignee_id, c.team_id) else $6 end
        order by n.created_at desc, n.id
        limit $4";

    let (tenant, me, reach, sight) = (tx.tenant(), tx.member(), tx.reach(), tx.sight());
    let reads_bills = tx.may(Right::BillingRead);
    let rows = sqlx::query_as(FIND).bind(tenant).bind(me).bind(&reach).bind(PAGE).bind(ids).bind(reads_bills);
    Ok(as_seen(rows.fetch_all(tx.db()).await?, sight))
}

/// The same without the names that are hidden from whoever reads.
fn as_seen(rows: Vec<Notification>, sight: Sight) -> Vec<Notification> {
    let hide = |mut it: Notification| {
        it.contact_name = it.contact_name.map(|name| sight.name(name));
        it
    };
    rows.into_iter().map(hide).collect()
}

/// How many of those in the list the reader has not read, 100 at most: the bell's number.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn unread(tx: &mut Tx<impl Permission>) -> Result<i64, Fault> {
    const UNREAD: &str = "
        select count(*) from (
            select from notifications n
            left join conversations c on c.tenant_id = n.tenant_id and c.id = n.conversation_id
            where n.tenant_id = $1 and n.member_id = $2 and n.in_product and n.read_at is null
              and case when n.meter is null then in_sight($3, c.assignee_id, c.team_id) else $5 end
            limit $4) one";

    let (tenant, me, reach, reads_bills) = (tx.tenant(), tx.member(), tx.reach(), tx.may(Right::BillingRead));
    let unread = sqlx::query_scalar(UNREAD).bind(tenant).bind(me).bind(&reach).bind(COUNTED).bind(reads_bills);
    Ok(unread.fetch_one(tx.db()).await?)
}

/// What somebody is told: of a conversation, or of a meter.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject {
    pub about: About,
    pub conversation: Option<ConversationId>,
    pub meter: Option<Metered>,
    pub percent: Option<i16>,
}

/// Somebody who was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct Added {
    /// Who.
    pub member_id: MemberId,
    /// Whether their browsers are to say so.
    pub by_browser: bool,
    /// Whether a letter is to say so.
    pub by_mail: bool,
}

/// Who is told beside some members.
#[derive(Debug, Clone, Copy)]
pub(super) enum Others<'a> {
    /// Whoever has one of these built-in roles.
    Of(&'a [Role]),
    /// Whoever has the right, whatever they have it by.
    With(Right),
}

/// Tells these members and the others, by the ways that each of them has chosen; says who was told. Who
/// gets no letters has none waiting should they want some later.
pub(super) async fn add(
    tx: &mut Tx<impl Permission>,
    what: Subject,
    members: &[MemberId],
    others: Others<'_>,
) -> Result<Vec<Added>, Fault> {
    const ADD: &str = "
        insert into notifications
            (tenant_id, id, member_id, kind, conversation_id, meter, percent, created_at, in_product, by_browser, by_mail)
        select m.tenant_id, gen_random_uuid(), m.id, $2, $3, $10, $11, $4, wanted.in_product, wanted.by_browser,
               wanted.by_mail
        from members m
        left join notification_choices c on c.tenant_id = m.tenant_id and c.member_id = m.id and c.kind = $2
        left join notification_times t on t.tenant_id = m.tenant_id and t.member_id = m.id
        cross join lateral (
            select coalesce(c.in_product, $7) as in_product, coalesce(c.by_browser, $8) as by_browser,
                   coalesce(c.by_mail, $9) and coalesce(t.digest, 'off') <> 'off' as by_mail
        ) wanted
        where m.tenant_id = $1 and m.disabled_at is null
          and (m.id = any ($5) or case when $12::text is null then m.custom_role_id is null and m.role = any ($6)
                                       else member_may(m.tenant_id, m.id, m.role, m.custom_role_id, $12, $6, $4) end)
          and (wanted.in_product or wanted.by_browser or wanted.by_mail)
        returning member_id, by_browser, by_mail";

    let (roles, right): (Vec<&str>, Option<&str>) = match others {
        Others::Of(roles) => (roles.iter().map(|it| it.word()).collect(), None),
        Others::With(right) => (Role::words_with(right), Some(right.name())),
    };
    let (tenant, now) = (tx.tenant(), tx.now());
    let usual = |way: Way| Wish { about: what.about, way }.is_usual();
    Ok(sqlx::query_as(ADD)
        .bind(tenant)
        .bind(what.about)
        .bind(what.conversation)
        .bind(now)
        .bind(members)
        .bind(roles)
        .bind(usual(Way::Product))
        .bind(usual(Way::Browser))
        .bind(usual(Way::Mail))
        .bind(what.meter)
        .bind(what.percent)
        .bind(right)
        .fetch_all(tx.db())
        .await?)
}

/// Marks the reader's notification as read; says where it leads, if they may see it.
pub(super) async fn mark_read(tx: &mut Tx<impl Permission>, id: NotificationId) -> Result<Option<Place>, Fault> {
    const MARK_READ: &str = "
        update notifications n set read_at = coalesce(n.read_at, $4)
        where n.tenant_id = $1 and n.member_id = $2 and n.id = $3
          and case when n.meter is not null then $6
                   else exists (select from conversations c
                                where c.tenant_id = $1 and c.id = n.conversation_id
                                  and in_sight($5, c.assignee_id, c.team_id)) end
        returning n.conversation_id";

    let (tenant, me, reach, now) = (tx.tenant(), tx.member(), tx.reach(), tx.now());
    let reads_bills = tx.may(Right::BillingRead);
    let read: Option<Option<ConversationId>> = sqlx::query_scalar(MARK_READ)
        .bind(tenant)
        .bind(me)
        .bind(id)
        .bind(now)
        .bind(&reach)
        .bind(reads_bills)
        .fetch_optional(tx.db())
        .await?;
    Ok(read.map(Place::of))
}

pub(super) async fn mark_all_read(tx: &mut Tx<impl Permission>) -> Result<(), Fault> {
    const MARK_ALL_READ: &str = "
        update notifications set read_at = $3
        where tenant_id = $1 and member_id = $2 and in_product and read_at is null";

    let (tenant, me, now) = (tx.tenant(), tx.member(), tx.now());
    sqlx::query(MARK_ALL_READ).bind(tenant).bind(me).bind(now).execute(tx.db()).await?;
    Ok(())
}
