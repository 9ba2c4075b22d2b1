//! The statements of the service keys.

use super::MOST_LISTED;
use crate::access::Scope;
use crate::prelude::*;
use crate::team::{KeyName, SecretHash, ServiceKey};

/// The keys of the workspace, newest first, revoked ones too. Never a secret. [`MOST_LISTED`] at most.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list(tx: &mut Tx<impl Permission>) -> Result<Vec<ServiceKey>, Fault> {
    const LIST: &str = "
        select k.id, k.name, k.prefix, k.scopes, k.channel_id, k.expires_at, k.revoked_at, k.former_prefix,
               k.former_until, k.last_used_at, u.name as maker, k.created_at
        from service_keys k
        join members m on m.tenant_id = k.tenant_id and m.id = k.created_by
        join users u on u.id = m.user_id
        where k.tenant_id = $1
        order by k.created_at desc, k.id desc
        limit $2";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(LIST).bind(tenant).bind(MOST_LISTED).fetch_all(tx.db()).await?)
}

/// A key to be made.
pub(in crate::team) struct NewKey<'a> {
    pub name: &'a KeyName,
    pub prefix: &'a str,
    pub hash: &'a SecretHash,
    pub scopes: &'a [Scope],
    pub channel: Option<ChannelId>,
    pub expires_at: Option<OffsetDateTime>,
    pub maker: MemberId,
}

pub(in crate::team) async fn add(tx: &mut Tx<impl Permission>, new: NewKey<'_>) -> Result<ServiceKeyId, sqlx::Error> {
    const ADD: &str = "
        insert into service_keys (tenant_id, id, name, prefix, secret_hash, scopes, channel_id, expires_at,
                                  created_by, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)";

    let (tenant, id, now) = (tx.tenant(), ServiceKeyId::new(), tx.now());
    sqlx::query(ADD)
        .bind(tenant)
        .bind(id)
        .bind(new.name)
        .bind(new.prefix)
        .bind(new.hash.as_slice())
        .bind(new.scopes.iter().map(|it| it.word()).collect::<Vec<_>>())
        .bind(new.channel)
        .bind(new.expires_at)
        .bind(new.maker)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(id)
}

/// False where there is no such key, or it was revoked already.
pub(in crate::team) async fn revoke(tx: &mut Tx<impl Permission>, id: ServiceKeyId) -> Result<bool, Fault> {
    const REVOKE: &str = "
        update service_keys set revoked_at = $3, updated_at = $3
        where tenant_id = $1 and id = $2 and revoked_at is null";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query(REVOKE).bind(tenant).bind(id).bind(now).execute(tx.db()).await?.rows_affected() == 1)
}

/// Gives a key another secret; the one before works until a moment. From now on it is the key of `maker`. False where
/// there is no such key that works.
pub(in crate::team) async fn rotate(
    tx: &mut Tx<impl Permission>,
    id: ServiceKeyId,
    prefix: &str,
    hash: &SecretHash,
    until: OffsetDateTime,
    maker: MemberId,
) -> Result<bool, Fault> {
    const ROTATE: &str = "
        update service_keys
        set former_hash = secret_hash, former_prefix = prefix, former_until = $5, secret_hash = $4, prefix = $3,
            created_by = $6, updated_at = $7
        where tenant_id = $1 and id = $2 and revoked_at is null and (expires_at is null or expires_at > $7)";

    let (tenant, now) = (tx.tenant(), tx.now());
    let changed = sqlx::query(ROTATE)
        .bind(tenant)
        .bind(id)
        .bind(prefix)
        .bind(hash.as_slice())
        .bind(until)
        .bind(maker)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(changed.rows_affected() == 1)
}

/// Notes that a key is in use.
pub(in crate::team) async fn see(tx: &mut Tx<impl Permission>, id: ServiceKeyId) -> Result<(), Fault> {
    const SEE: &str = "update service_keys set last_used_at = $3 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(SEE).bind(tenant).bind(id).bind(now).execute(tx.db()).await?;
    Ok(())
}
