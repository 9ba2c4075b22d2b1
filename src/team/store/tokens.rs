//! The statements of the personal tokens. Each asks for the member: a colleague's token does not exist here.

use super::MOST_LISTED;
use crate::access::{Belong, Scope};
use crate::prelude::*;
use crate::team::{KeyName, PersonalToken, SecretHash};

/// The tokens of the acting member, newest first, revoked ones too. Never a secret. [`MOST_LISTED`] at most.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list(tx: &mut Tx<Belong>) -> Result<Vec<PersonalToken>, Fault> {
    const LIST: &str = "
        select id, name, prefix, scopes, expires_at, revoked_at, last_used_at, created_at
        from personal_tokens
        where tenant_id = $1 and member_id = $2
        order by created_at desc, id desc
        limit $3";

    let (tenant, me) = (tx.tenant(), tx.member());
    Ok(sqlx::query_as(LIST).bind(tenant).bind(me).bind(MOST_LISTED).fetch_all(tx.db()).await?)
}

/// A token to be made.
pub(in crate::team) struct NewToken<'a> {
    pub member: MemberId,
    pub name: &'a KeyName,
    pub prefix: &'a str,
    pub hash: &'a SecretHash,
    pub scopes: &'a [Scope],
    pub expires_at: OffsetDateTime,
}

pub(in crate::team) async fn add(tx: &mut Tx<Belong>, new: NewToken<'_>) -> Result<PersonalTokenId, Fault> {
    const ADD: &str = "
        insert into personal_tokens (tenant_id, id, member_id, name, prefix, secret_hash, scopes, expires_at,
                                     created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)";

    let (tenant, id, now) = (tx.tenant(), PersonalTokenId::new(), tx.now());
    sqlx::query(ADD)
        .bind(tenant)
        .bind(id)
        .bind(new.member)
        .bind(new.name)
        .bind(new.prefix)
        .bind(new.hash.as_slice())
        .bind(new.scopes.iter().map(|it| it.word()).collect::<Vec<_>>())
        .bind(new.expires_at)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(id)
}

/// False where the member has no such token, or it was revoked already.
pub(in crate::team) async fn revoke(tx: &mut Tx<Belong>, member: MemberId, id: PersonalTokenId) -> Result<bool, Fault> {
    const REVOKE: &str = "
        update personal_tokens set revoked_at = $4, updated_at = $4
        where tenant_id = $1 and member_id = $2 and id = $3 and revoked_at is null";

    let (tenant, now) = (tx.tenant(), tx.now());
    let changed = sqlx::query(REVOKE).bind(tenant).bind(member).bind(id).bind(now).execute(tx.db()).await?;
    Ok(changed.rows_affected() == 1)
}

/// Revokes every token of a member, with the change that takes their place away: none comes back with the place.
pub(in crate::team) async fn revoke_all(tx: &mut Tx<impl Permission>, member: MemberId) -> Result<(), Fault> {
    const REVOKE_ALL: &str = "
        update personal_tokens set revoked_at = $3, updated_at = $3
        where tenant_id = $1 and member_id = $2 and revoked_at is null";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(REVOKE_ALL).bind(tenant).bind(member).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Notes that a token is in use.
pub(in crate::team) async fn see(tx: &mut Tx<Belong>, id: PersonalTokenId) -> Result<(), Fault> {
    const SEE: &str = "update personal_tokens set last_used_at = $3 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(SEE).bind(tenant).bind(id).bind(now).execute(tx.db()).await?;
    Ok(())
}
