//! The statements of a workspace's own roles, and of what was given beside them.

use super::MOST_LISTED;
use crate::access::{CustomRole, Position, Right, Rights, Role, Visibility};
use crate::prelude::*;
use crate::team::{Grant, ListedRole, NewRole};

/// The workspace's own roles, by name, each with how many members have it. [`MOST_LISTED`] at most.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list(tx: &mut Tx<impl Permission>) -> Result<Vec<ListedRole>, Fault> {
    const LIST: &str = "
        select r.id, r.name, r.rights, r.visibility, r.is_masked,
               (select count(*) from members m
                 where m.tenant_id = r.tenant_id and m.custom_role_id = r.id and m.removed_at is null) as members
        from roles r where r.tenant_id = $1
        order by lower(r.name), r.id
        limit $2";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(LIST).bind(tenant).bind(MOST_LISTED).fetch_all(tx.db()).await?)
}

/// One of them.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn find(tx: &mut Tx<impl Permission>, id: RoleId) -> Result<Option<CustomRole>, Fault> {
    const FIND: &str = "select id, name, rights, visibility, is_masked from roles where tenant_id = $1 and id = $2";

    type Row = (RoleId, String, Vec<String>, Visibility, bool);
    let tenant = tx.tenant();
    let found: Option<Row> = sqlx::query_as(FIND).bind(tenant).bind(id).fetch_optional(tx.db()).await?;
    Ok(found.map(|(id, name, rights, visibility, is_masked)| CustomRole {
        id,
        name,
        rights: Rights::from(rights),
        visibility,
        is_masked,
    }))
}

/// How many roles the workspace has made.
pub(in crate::team) async fn count(tx: &mut Tx<impl Permission>) -> Result<i64, Fault> {
    const COUNT: &str = "select count(*) from roles where tenant_id = $1";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(COUNT).bind(tenant).fetch_one(tx.db()).await?)
}

/// What stands in the row: the set with all that it needs, and the built-in role that it is measured by.
fn kept(new: &NewRole) -> (Vec<&'static str>, Role) {
    let rights = Position::of_custom(new.as_role(RoleId(uuid::Uuid::nil()))).rights();
    let named: Vec<&str> = rights.iter().filter(|it| *it != Right::Belong).map(Right::name).collect();
    (named, Role::least_with(rights))
}

pub(in crate::team) async fn add(tx: &mut Tx<impl Permission>, id: RoleId, new: &NewRole) -> Result<(), Fault> {
    const ADD: &str = "
        insert into roles (tenant_id, id, name, visibility, is_masked, rights, rank, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $8)";

    let (tenant, now, (rights, rank)) = (tx.tenant(), tx.now(), kept(new));
    sqlx::query(ADD)
        .bind(tenant)
        .bind(id)
        .bind(&new.name)
        .bind(new.visibility)
        .bind(new.is_masked)
        .bind(rights)
        .bind(rank)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

pub(in crate::team) async fn rewrite(tx: &mut Tx<impl Permission>, id: RoleId, new: &NewRole) -> Result<(), Fault> {
    const REWRITE: &str = "
        update roles set name = $3, visibility = $4, is_masked = $5, rights = $6, rank = $7, updated_at = $8
        where tenant_id = $1 and id = $2";

    let (tenant, now, (rights, rank)) = (tx.tenant(), tx.now(), kept(new));
    sqlx::query(REWRITE)
        .bind(tenant)
        .bind(id)
        .bind(&new.name)
        .bind(new.visibility)
        .bind(new.is_masked)
        .bind(rights)
        .bind(rank)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Deletes a role. Whoever was removed from the workspace and had it has none of its own any more.
pub(in crate::team) async fn delete(tx: &mut Tx<impl Permission>, id: RoleId) -> Result<(), Fault> {
    const FORGET: &str = "
        update members set custom_role_id = null, updated_at = $3
        where tenant_id = $1 and custom_role_id = $2 and removed_at is not null";
    const DELETE: &str = "delete from roles where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(FORGET).bind(tenant).bind(id).bind(now).execute(tx.db()).await?;
    sqlx::query(DELETE).bind(tenant).bind(id).execute(tx.db()).await?;
    Ok(())
}

/// How many members have it.
pub(in crate::team) async fn members(tx: &mut Tx<impl Permission>, id: RoleId) -> Result<i64, Fault> {
    const MEMBERS: &str = "
        select count(*) from members where tenant_id = $1 and custom_role_id = $2 and removed_at is null";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(MEMBERS).bind(tenant).bind(id).fetch_one(tx.db()).await?)
}

/// Gives every session of whoever has the role a new id at its next use (`A-3`).
pub(in crate::team) async fn renew_sessions(tx: &mut Tx<impl Permission>, id: RoleId) -> Result<(), Fault> {
    const RENEW: &str = "
        update sessions s set renew = true from members m
        where m.tenant_id = $1 and m.custom_role_id = $2 and m.disabled_at is null and s.user_id = m.user_id";

    let tenant = tx.tenant();
    sqlx::query(RENEW).bind(tenant).bind(id).execute(tx.db()).await?;
    Ok(())
}

/// Takes back what members with the role invited into these roles and nobody accepted yet.
pub(in crate::team) async fn revoke_invitations(
    tx: &mut Tx<impl Permission>,
    id: RoleId,
    roles: &[Role],
) -> Result<(), Fault> {
    const REVOKE: &str = "
        update invitations i set revoked_at = $4, updated_at = $4
        from members m
        where i.tenant_id = $1 and m.tenant_id = i.tenant_id and m.id = i.invited_by and m.custom_role_id = $2
          and i.role = any ($3) and i.accepted_at is null and i.revoked_at is null";

    let (tenant, now) = (tx.tenant(), tx.now());
    let roles: Vec<&str> = roles.iter().map(|it| it.word()).collect();
    sqlx::query(REVOKE).bind(tenant).bind(id).bind(roles).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// What a member was given beside their role, also what has ended, newest first.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn grants(tx: &mut Tx<impl Permission>, member: MemberId) -> Result<Vec<Grant>, Fault> {
    const GRANTS: &str = "
        select g.allows, g.expires_at, u.name as giver, g.created_at
        from member_grants g
        join members m on m.tenant_id = g.tenant_id and m.id = g.given_by
        join users u on u.id = m.user_id
        where g.tenant_id = $1 and g.member_id = $2
        order by g.created_at desc, g.allows
        limit 100";

    type Row = (String, Option<OffsetDateTime>, String, OffsetDateTime);
    let tenant = tx.tenant();
    let rows: Vec<Row> = sqlx::query_as(GRANTS).bind(tenant).bind(member).fetch_all(tx.db()).await?;
    Ok(rows
        .into_iter()
        .filter_map(|(allows, expires_at, giver, created_at)| {
            Some(Grant { right: Right::named(&allows)?, expires_at, giver, created_at })
        })
        .collect())
}
