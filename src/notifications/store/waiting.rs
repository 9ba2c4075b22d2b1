//! What waits to be announced, and to be written.

use super::reader::Reader;
use super::{Notification, as_seen};
use crate::prelude::*;

/// As many as one letter takes; what is left waits for the next.
const IN_A_LETTER: i64 = 500;
/// As many as one announcement takes: it only says how many there are.
const ANNOUNCED: i64 = 500;

/// What waits for a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Waiting {
    /// Whether something waits for quiet hours to end.
    pub to_announce: bool,
    /// Since when the oldest has waited that is to be written; none where nothing is.
    pub to_write_since: Option<OffsetDateTime>,
}

pub async fn of(tx: &mut Tx<impl Permission>, member: MemberId) -> Result<Waiting, Fault> {
    const WAITING: &str = "
        select exists (select from notifications
                        where tenant_id = $1 and member_id = $2 and by_browser and announced_at is null
                          and read_at is null) as to_announce,
               (select min(created_at) from notifications
                 where tenant_id = $1 and member_id = $2 and by_mail and mailed_at is null
                   and read_at is null) as to_write_since";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(WAITING).bind(tenant).bind(member).fetch_one(tx.db()).await?)
}

/// Marks what waits to be announced; says what it was.
pub async fn announce(tx: &mut Tx<impl Permission>, member: MemberId) -> Result<Vec<NotificationId>, Fault> {
    const ANNOUNCE: &str = "
        update notifications set announced_at = $3
        where tenant_id = $1 and announced_at is null and id in (
            select id from notifications
            where tenant_id = $1 and member_id = $2 and by_browser and announced_at is null and read_at is null
            limit $4)
        returning id";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query_scalar(ANNOUNCE).bind(tenant).bind(member).bind(now).bind(ANNOUNCED).fetch_all(tx.db()).await?)
}

/// Takes what waits to be written, the oldest first: all of it is marked, and what the member sees is told.
///
/// Of two who take at once, the second waits for the first at the rows, and then finds them marked.
pub async fn take(tx: &mut Tx<impl Permission>, reader: &Reader) -> Result<Vec<Notification>, Fault> {
    const TAKE: &str = "
        with taken as (
            update notifications set mailed_at = $3
            where tenant_id = $1 and mailed_at is null and id in (
                select id from notifications
                where tenant_id = $1 and member_id = $2 and by_mail and mailed_at is null and read_at is null
                order by created_at
                limit $4)
            returning tenant_id, id, kind, conversation_id, meter, percent, created_at, read_at
        )
        select n.id, n.kind, n.conversation_id, p.name as contact_name, h.name as channel_name, n.meter, n.percent,
               n.created_at, n.read_at
        from taken n
        left join conversations c on c.tenant_id = n.tenant_id and c.id = n.conversation_id
        left join contacts p on p.tenant_id = c.tenant_id and p.id = c.contact_id
        left join channels h on h.tenant_id = c.tenant_id and h.id = c.channel_id
        where case when n.meter is null then in_sight($5, c.assignee_id, c.team_id) else $6 end
        order by n.created_at, n.id";

    let (tenant, now) = (tx.tenant(), tx.now());
    let rows = sqlx::query_as(TAKE)
        .bind(tenant)
        .bind(reader.member)
        .bind(now)
        .bind(IN_A_LETTER)
        .bind(reader.reach.keys())
        .bind(reader.reads_bills)
        .fetch_all(tx.db())
        .await?;
    Ok(as_seen(rows, reader.sight))
}
