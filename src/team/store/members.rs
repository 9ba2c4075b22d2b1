//! The statements of the members.

use super::MOST_LISTED;
use crate::access::{Right, Role, Visibility};
use crate::prelude::*;
use crate::team::{Email, Holder, Keyboard, Member, PersonName, Presence, Theme};
use crate::text::Locale;

/// Everybody of the workspace, those who may enter first, by name. People who were removed
/// are not of it any more. [`MOST_LISTED`] at most.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list(tx: &mut Tx<impl Permission>) -> Result<Vec<Member>, Fault> {
    const LIST: &str = "
        select m.id, m.user_id, u.name, u.email, m.role, m.visibility, m.disabled_at, m.presence, m.last_seen_at, m.created_at,
               r.id as custom_id, r.name as custom_name, r.visibility as custom_visibility, r.is_masked as custom_masked,
               coalesce(r.rights, '{}') as custom_rights, granted_to(m.tenant_id, m.id, $3) as granted
        from members m join users u on u.id = m.user_id
        left join roles r on r.tenant_id = m.tenant_id and r.id = m.custom_role_id
        where m.tenant_id = $1 and m.removed_at is null
        order by m.disabled_at is not null, lower(u.name), m.id
        limit $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query_as(LIST).bind(tenant).bind(MOST_LISTED).bind(now).fetch_all(tx.db()).await?)
}

/// Who could hold a conversation: members who may enter and answer, by name. [`MOST_LISTED`] at most. Every thread
/// asks, so nothing else of them is read.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn holders(tx: &mut Tx<impl Permission>) -> Result<Vec<Holder>, Fault> {
    const HOLDERS: &str = "
        select m.id, u.name
        from members m join users u on u.id = m.user_id
        where m.tenant_id = $1 and m.removed_at is null and m.disabled_at is null
          and member_may(m.tenant_id, m.id, m.role, m.custom_role_id, $4, $2, $5)
        order by lower(u.name), m.id
        limit $3";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query_as(HOLDERS)
        .bind(tenant)
        .bind(Role::words_with(Right::InboxReply))
        .bind(MOST_LISTED)
        .bind(Right::InboxReply.name())
        .bind(now)
        .fetch_all(tx.db())
        .await?)
}

/// Finds a member and holds them until the transaction ends.
pub(in crate::team) async fn hold(tx: &mut Tx<impl Permission>, id: MemberId) -> Result<Option<Member>, Fault> {
    const HOLD: &str = "
        select m.id, m.user_id, u.name, u.email, m.role, m.visibility, m.disabled_at, m.presence, m.last_seen_at, m.created_at,
               r.id as custom_id, r.name as custom_name, r.visibility as custom_visibility, r.is_masked as custom_masked,
               coalesce(r.rights, '{}') as custom_rights, granted_to(m.tenant_id, m.id, $3) as granted
        from members m join users u on u.id = m.user_id
        left join roles r on r.tenant_id = m.tenant_id and r.id = m.custom_role_id
        where m.tenant_id = $1 and m.id = $2 and m.removed_at is null
        for update of m";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query_as(HOLD).bind(tenant).bind(id).bind(now).fetch_optional(tx.db()).await?)
}

/// Holds every owner who may enter, and says who they are. Of two transactions that want to
/// take the role from an owner, the second waits here and then sees what the first left (`Z-5`).
///
/// Whoever comes next waits at the workspace's own row. At the owners' rows two could wait for
/// each other: a row that is no owner's any more once it is free stays locked all the same.
pub(in crate::team) async fn hold_owners(tx: &mut Tx<impl Permission>) -> Result<Vec<MemberId>, Fault> {
    const HOLD: &str = "
        select id from members
        where tenant_id = $1 and role = 'owner' and disabled_at is null
        order by id
        for update";

    super::positions::take_turns(tx).await?;
    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(HOLD).bind(tenant).fetch_all(tx.db()).await?)
}

/// Adds a member, or brings back one who was removed. `None` where they are a member.
pub(in crate::team) async fn add(
    tx: &mut Tx<impl Permission>,
    id: MemberId,
    user: UserId,
    role: Role,
) -> Result<Option<MemberId>, Fault> {
    const ADD: &str = "
        insert into members (tenant_id, id, user_id, role, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $5)
        on conflict (tenant_id, user_id) do update
            set role = excluded.role, custom_role_id = null, disabled_at = null, removed_at = null, updated_at = excluded.updated_at
            where members.removed_at is not null
        returning id";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query_scalar(ADD).bind(tenant).bind(id).bind(user).bind(role).bind(now).fetch_optional(tx.db()).await?)
}

/// Whether somebody with that address is a member.
pub(in crate::team) async fn has_address(tx: &mut Tx<impl Permission>, email: &Email) -> Result<bool, Fault> {
    const HAS: &str = "
        select exists (select from members m join users u on u.id = m.user_id
                       where m.tenant_id = $1 and m.removed_at is null and u.email = $2)";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(HAS).bind(tenant).bind(email).fetch_one(tx.db()).await?)
}

/// How many places of the team are taken: by members who may enter, and by invitations that wait.
pub(in crate::team) async fn places(tx: &mut Tx<impl Permission>) -> Result<i64, Fault> {
    const PLACES: &str = "
        select (select count(*) from members m
                where m.tenant_id = $1 and m.removed_at is null and m.disabled_at is null)
             + (select count(*) from invitations i
                where i.tenant_id = $1 and i.accepted_at is null and i.revoked_at is null and i.expires_at > $2)";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query_scalar(PLACES).bind(tenant).bind(now).fetch_one(tx.db()).await?)
}

pub(in crate::team) async fn set_visibility(
    tx: &mut Tx<impl Permission>,
    id: MemberId,
    visibility: Option<Visibility>,
) -> Result<(), Fault> {
    const SET: &str = "update members set visibility = $3, updated_at = $4 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(SET).bind(tenant).bind(id).bind(visibility).bind(now).execute(tx.db()).await?;
    Ok(())
}

pub(in crate::team) async fn disable(tx: &mut Tx<impl Permission>, id: MemberId) -> Result<(), Fault> {
    const DISABLE: &str = "
        update members set disabled_at = coalesce(disabled_at, $3), updated_at = $3
        where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(DISABLE).bind(tenant).bind(id).bind(now).execute(tx.db()).await?;
    Ok(())
}

pub(in crate::team) async fn enable(tx: &mut Tx<impl Permission>, id: MemberId) -> Result<(), Fault> {
    const ENABLE: &str = "update members set disabled_at = null, updated_at = $3 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(ENABLE).bind(tenant).bind(id).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// The row stays, because what they wrote names them.
pub(in crate::team) async fn remove(tx: &mut Tx<impl Permission>, id: MemberId) -> Result<(), Fault> {
    const REMOVE: &str = "
        update members set disabled_at = coalesce(disabled_at, $3), removed_at = $3, updated_at = $3
        where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(REMOVE).bind(tenant).bind(id).bind(now).execute(tx.db()).await?;
    Ok(())
}

pub(in crate::team) async fn set_presence(
    tx: &mut Tx<impl Permission>,
    id: MemberId,
    presence: Presence,
) -> Result<(), Fault> {
    const SET: &str = "
        update members set presence = $3, updated_at = $4
        where tenant_id = $1 and id = $2 and presence <> $3";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(SET).bind(tenant).bind(id).bind(presence).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Notes that a member is here.
pub(in crate::team) async fn see(tx: &mut Tx<impl Permission>, id: MemberId) -> Result<(), Fault> {
    const SEE: &str = "update members set last_seen_at = $3 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(SEE).bind(tenant).bind(id).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Changes what a person says about themselves. Row-level security lets nobody change
/// anybody else.
pub(in crate::team) async fn update_person(
    tx: &mut Tx<impl Permission>,
    user: UserId,
    name: &PersonName,
    language: Locale,
    theme: Theme,
    keyboard: Keyboard,
) -> Result<(), Fault> {
    const UPDATE: &str = "
        update users set name = $2, language = $3, theme = $4, keyboard = $5, updated_at = $6 where id = $1";

    let now = tx.now();
    sqlx::query(UPDATE)
        .bind(user)
        .bind(name)
        .bind(language)
        .bind(theme)
        .bind(keyboard)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}
