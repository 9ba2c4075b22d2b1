//! The statements of the invitations.

use super::MOST_LISTED;
use crate::access::Role;
use crate::prelude::*;
use crate::team::{Email, INVITATION_LASTS, Invitation, SecretHash};

/// Invitations that wait, also in vain, newest first. [`MOST_LISTED`] at most.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list(tx: &mut Tx<impl Permission>) -> Result<Vec<Invitation>, Fault> {
    const LIST: &str = "
        select i.id, i.email, i.role, u.name as inviter, i.expires_at, i.created_at
        from invitations i
        join members m on m.tenant_id = i.tenant_id and m.id = i.invited_by
        join users u on u.id = m.user_id
        where i.tenant_id = $1 and i.accepted_at is null and i.revoked_at is null
        order by i.created_at desc, i.id desc
        limit $2";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(LIST).bind(tenant).bind(MOST_LISTED).fetch_all(tx.db()).await?)
}

/// Finds a waiting invitation and holds it until the transaction ends.
pub(in crate::team) async fn hold(
    tx: &mut Tx<impl Permission>,
    id: InvitationId,
) -> Result<Option<(Email, Role)>, Fault> {
    const HOLD: &str = "
        select email, role from invitations
        where tenant_id = $1 and id = $2 and accepted_at is null and revoked_at is null
        for update";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(HOLD).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}

pub(in crate::team) async fn add(
    tx: &mut Tx<impl Permission>,
    email: &Email,
    role: Role,
    inviter: MemberId,
    hash: &SecretHash,
) -> Result<InvitationId, Fault> {
    const ADD: &str = "
        insert into invitations (tenant_id, id, email, role, token_hash, invited_by, expires_at, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $8)";

    let (tenant, id, now) = (tx.tenant(), InvitationId::new(), tx.now());
    sqlx::query(ADD)
        .bind(tenant)
        .bind(id)
        .bind(email)
        .bind(role)
        .bind(hash.as_slice())
        .bind(inviter)
        .bind(now + INVITATION_LASTS)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(id)
}

/// Takes back what nobody accepted in time, so that the address can be invited again.
pub(in crate::team) async fn revoke_expired(tx: &mut Tx<impl Permission>, email: &Email) -> Result<(), Fault> {
    const REVOKE: &str = "
        update invitations set revoked_at = $3, updated_at = $3
        where tenant_id = $1 and email = $2 and accepted_at is null and revoked_at is null and expires_at <= $3";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(REVOKE).bind(tenant).bind(email).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Gives an invitation a new link, another seven days, and to whoever sends it again; the old
/// link is dead.
pub(in crate::team) async fn renew(
    tx: &mut Tx<impl Permission>,
    id: InvitationId,
    inviter: MemberId,
    hash: &SecretHash,
) -> Result<(), Fault> {
    const RENEW: &str = "
        update invitations set token_hash = $3, expires_at = $4, updated_at = $5, invited_by = $6
        where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(RENEW)
        .bind(tenant)
        .bind(id)
        .bind(hash.as_slice())
        .bind(now + INVITATION_LASTS)
        .bind(now)
        .bind(inviter)
        .execute(tx.db())
        .await?;
    Ok(())
}

pub(in crate::team) async fn revoke(tx: &mut Tx<impl Permission>, id: InvitationId) -> Result<(), Fault> {
    const REVOKE: &str = "update invitations set revoked_at = $3, updated_at = $3 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(REVOKE).bind(tenant).bind(id).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Takes back what a member invited into these roles and nobody accepted yet.
pub(in crate::team) async fn revoke_made_by(
    tx: &mut Tx<impl Permission>,
    inviter: MemberId,
    roles: &[Role],
) -> Result<(), Fault> {
    const REVOKE: &str = "
        update invitations set revoked_at = $4, updated_at = $4
        where tenant_id = $1 and invited_by = $2 and role = any ($3) and accepted_at is null and revoked_at is null";

    let (tenant, now) = (tx.tenant(), tx.now());
    let roles: Vec<&str> = roles.iter().map(|it| it.word()).collect();
    sqlx::query(REVOKE).bind(tenant).bind(inviter).bind(roles).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Uses an invitation up, once. False where somebody was faster, it was taken back, renewed,
/// or its time is over: one statement asks and answers, so that of twenty at once one wins.
pub(in crate::team) async fn accept(
    tx: &mut Tx<impl Permission>,
    id: InvitationId,
    hash: &SecretHash,
) -> Result<bool, Fault> {
    const ACCEPT: &str = "
        update invitations set accepted_at = $4, updated_at = $4
        where tenant_id = $1 and id = $2 and token_hash = $3
          and accepted_at is null and revoked_at is null and expires_at > $4";

    let (tenant, now) = (tx.tenant(), tx.now());
    let done = sqlx::query(ACCEPT).bind(tenant).bind(id).bind(hash.as_slice()).bind(now).execute(tx.db()).await?;
    Ok(done.rows_affected() == 1)
}
