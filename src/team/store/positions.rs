//! The statements of positions: a member's role with what was given to them, and how a row is read as one.

use sqlx::FromRow;
use sqlx::postgres::PgRow;

use crate::access::{CustomRole, Position, Powers, Right, Rights, Role, Visibility};
use crate::prelude::*;

impl<'r> FromRow<'r, PgRow> for Position {
    /// Reads `role`, `custom_id`, `custom_name`, `custom_visibility`, `custom_masked`, `custom_rights` and `granted`.
    fn from_row(row: &'r PgRow) -> Result<Self, sqlx::Error> {
        let custom = match row.try_get::<Option<RoleId>, _>("custom_id")? {
            None => None,
            Some(id) => Some(CustomRole {
                id,
                name: row.try_get("custom_name")?,
                rights: Rights::from(row.try_get::<Vec<String>, _>("custom_rights")?),
                visibility: row.try_get("custom_visibility")?,
                is_masked: row.try_get("custom_masked")?,
            }),
        };
        let granted = Rights::from(row.try_get::<Vec<String>, _>("granted")?);
        Ok(Self { role: row.try_get("role")?, custom, granted })
    }
}

/// What a member is and what was chosen for them to see.
#[derive(sqlx::FromRow)]
struct Standing {
    #[sqlx(flatten)]
    position: Position,
    visibility: Option<Visibility>,
}

/// What a member may do and see at this moment; nothing where they may not enter.
pub(in crate::team) async fn powers(tx: &mut Tx<impl Permission>, member: MemberId) -> Result<Powers, Fault> {
    const POWERS: &str = "
        select m.role, m.visibility, r.id as custom_id, r.name as custom_name, r.visibility as custom_visibility,
               r.is_masked as custom_masked, coalesce(r.rights, '{}') as custom_rights,
               granted_to(m.tenant_id, m.id, $3) as granted
        from members m left join roles r on r.tenant_id = m.tenant_id and r.id = m.custom_role_id
        where m.tenant_id = $1 and m.id = $2 and m.disabled_at is null";

    let (tenant, now) = (tx.tenant(), tx.now());
    let found: Option<Standing> =
        sqlx::query_as(POWERS).bind(tenant).bind(member).bind(now).fetch_optional(tx.db()).await?;
    Ok(found.map_or(Powers::NONE, |it| it.position.powers(it.visibility)))
}

/// Waits for whoever else changes what somebody in the workspace may do, and lets nobody between until this
/// transaction ends.
pub(in crate::team) async fn take_turns(tx: &mut Tx<impl Permission>) -> Result<(), Fault> {
    const TAKE_TURNS: &str = "select from tenants where id = $1 for no key update";

    let tenant = tx.tenant();
    sqlx::query(TAKE_TURNS).bind(tenant).execute(tx.db()).await?;
    Ok(())
}

/// Gives a member a built-in role, or one of the workspace's own.
pub(in crate::team) async fn set_role(
    tx: &mut Tx<impl Permission>,
    id: MemberId,
    role: Role,
    custom: Option<RoleId>,
) -> Result<(), Fault> {
    const SET: &str = "
        update members set role = $3, custom_role_id = $4, updated_at = $5 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(SET).bind(tenant).bind(id).bind(role).bind(custom).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Gives a member a right beside their role; what they were given of it before is replaced.
pub(in crate::team) async fn grant(
    tx: &mut Tx<impl Permission>,
    member: MemberId,
    right: Right,
    until: Option<OffsetDateTime>,
    giver: MemberId,
) -> Result<(), Fault> {
    const GRANT: &str = "
        insert into member_grants (tenant_id, member_id, allows, expires_at, given_by, created_at)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (tenant_id, member_id, allows) do update
            set expires_at = excluded.expires_at, given_by = excluded.given_by, created_at = excluded.created_at";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(GRANT)
        .bind(tenant)
        .bind(member)
        .bind(right.name())
        .bind(until)
        .bind(giver)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Takes a grant back. False where there is none.
pub(in crate::team) async fn take_grant(
    tx: &mut Tx<impl Permission>,
    member: MemberId,
    right: Right,
) -> Result<bool, Fault> {
    const TAKE: &str = "delete from member_grants where tenant_id = $1 and member_id = $2 and allows = $3";

    let tenant = tx.tenant();
    let done = sqlx::query(TAKE).bind(tenant).bind(member).bind(right.name()).execute(tx.db()).await?;
    Ok(done.rows_affected() == 1)
}

/// Takes back everything that a member was given.
pub(in crate::team) async fn take_all(tx: &mut Tx<impl Permission>, member: MemberId) -> Result<(), Fault> {
    const TAKE: &str = "delete from member_grants where tenant_id = $1 and member_id = $2";

    let tenant = tx.tenant();
    sqlx::query(TAKE).bind(tenant).bind(member).execute(tx.db()).await?;
    Ok(())
}
