//! Whoever is told, as far as a letter to them has to know.

use sqlx::postgres::PgRow;
use sqlx::{FromRow as _, Row};
use uuid::Uuid;

use super::choices::times_of;
use crate::access::{Position, Reach, Right, Sight};
use crate::notifications::Times;
use crate::prelude::*;
use crate::team::Email;
use crate::text::{Locale, Zone};

/// Whoever is told.
pub struct Reader {
    /// Their place in the workspace.
    pub member: MemberId,
    /// Where letters reach them.
    pub email: Email,
    /// The language they read.
    pub language: Locale,
    /// The workspace's name in addresses.
    pub slug: String,
    /// The workspace's name.
    pub workspace: String,
    /// By which clock they live: the workspace's.
    pub zone: Zone,
    /// When they want to be told.
    pub times: Times,
    /// How much they see.
    pub sight: Sight,
    /// What opens conversations to them.
    pub reach: Reach,
    /// Whether they read what is used, and what it costs.
    pub reads_bills: bool,
}

/// The member, if they can come in.
pub async fn find(tx: &mut Tx<impl Permission>, member: MemberId) -> Result<Option<Reader>, Fault> {
    const READER: &str = "
        select m.id, u.email, u.language, m.role, m.visibility, r.id as custom_id, r.name as custom_name,
               r.visibility as custom_visibility, r.is_masked as custom_masked,
               coalesce(r.rights, '{}') as custom_rights, granted_to(m.tenant_id, m.id, $3) as granted, w.slug, w.name as workspace, w.time_zone,
               array(select j.team_id from team_members j
                       join teams g on g.tenant_id = j.tenant_id and g.id = j.team_id and g.removed_at is null
                      where j.tenant_id = m.tenant_id and j.member_id = m.id) as teams,
               t.digest, t.digest_hour, t.quiet_from, t.quiet_to, t.quiet_nights
        from members m
        join users u on u.id = m.user_id
        join tenants w on w.id = m.tenant_id
        left join roles r on r.tenant_id = m.tenant_id and r.id = m.custom_role_id
        left join notification_times t on t.tenant_id = m.tenant_id and t.member_id = m.id
        where m.tenant_id = $1 and m.id = $2 and m.disabled_at is null";

    let (tenant, now) = (tx.tenant(), tx.now());
    let row = sqlx::query(READER).bind(tenant).bind(member).bind(now).fetch_optional(tx.db()).await?;
    Ok(row.as_ref().map(read).transpose()?)
}

fn read(row: &PgRow) -> Result<Reader, sqlx::Error> {
    let position = Position::from_row(row)?;
    let teams: Vec<TeamId> = row.try_get::<Vec<Uuid>, _>("teams")?.into_iter().map(TeamId).collect();
    let member = row.try_get("id")?;
    let sight = position.sight(row.try_get("visibility")?);
    Ok(Reader {
        member,
        email: row.try_get("email")?,
        language: row.try_get("language")?,
        slug: row.try_get("slug")?,
        workspace: row.try_get("workspace")?,
        zone: Zone::named_or_utc(row.try_get("time_zone")?),
        times: times_of(row)?,
        sight,
        reach: Reach::of(sight.visibility, member, &teams),
        reads_bills: position.rights().has(Right::BillingRead),
    })
}
