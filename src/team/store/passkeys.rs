//! The passkeys of people. Global tables, because a person's account spans their workspaces.

use sqlx::PgPool;
use time::OffsetDateTime;

use crate::fault::Fault;
use crate::ids::{PasskeyId, UserId};
use crate::team::passkey::{MOST_PASSKEYS, Passkey, PasskeyUse};
use crate::team::webauthn::{NewPasskey, Use};
use crate::team::{PasskeyName, SecretHash};

/// The passkeys of somebody, the oldest first.
pub(in crate::team) async fn list(db: &PgPool, user: UserId) -> Result<Vec<Passkey>, Fault> {
    const LIST: &str = "
        select id, name, backed_up, created_at, last_used_at from passkeys
        where user_id = $1
        order by created_at, id
        limit 20";
    Ok(sqlx::query_as(LIST).bind(user).fetch_all(db).await?)
}

/// How authenticators call the passkeys of somebody, and how they are reached.
pub(in crate::team) async fn named(db: &PgPool, user: UserId) -> Result<Vec<(Vec<u8>, Vec<String>)>, Fault> {
    const NAMED: &str = "
        select credential_id, transports from passkeys where user_id = $1 order by created_at, id limit 20";
    Ok(sqlx::query_as(NAMED).bind(user).fetch_all(db).await?)
}

/// A passkey as its name finds it.
#[derive(sqlx::FromRow)]
pub(in crate::team) struct Found {
    pub id: PasskeyId,
    pub user_id: UserId,
    pub public_key: Vec<u8>,
}

/// The passkey of that name, whoever's it is.
pub(in crate::team) async fn find(db: &PgPool, credential: &[u8]) -> Result<Option<Found>, Fault> {
    const FIND: &str = "select id, user_id, public_key from passkeys where credential_id = $1";
    Ok(sqlx::query_as(FIND).bind(credential).fetch_optional(db).await?)
}

/// Adds a passkey; `None` where somebody has it already, or the person has too many.
pub(in crate::team) async fn add(
    db: &PgPool,
    user: UserId,
    name: &PasskeyName,
    new: &NewPasskey,
    now: OffsetDateTime,
) -> Result<Option<PasskeyId>, Fault> {
    const ADD: &str = "
        insert into passkeys (id, user_id, credential_id, public_key, sign_count, name, transports, backed_up, created_at)
        select $1::uuid, $2::uuid, $3::bytea, $4::bytea, $5::bigint, $6::text, $7::text[], $8::boolean, $9::timestamptz
        where (select count(*) from passkeys where user_id = $2) < $10
        on conflict (credential_id) do nothing
        returning id";
    Ok(sqlx::query_scalar(ADD)
        .bind(PasskeyId::new())
        .bind(user)
        .bind(&new.credential_id)
        .bind(&new.public_key)
        .bind(i64::from(new.sign_count))
        .bind(name)
        .bind(&new.transports)
        .bind(new.is_backed_up)
        .bind(now)
        .bind(MOST_PASSKEYS)
        .fetch_optional(db)
        .await?)
}

/// Notes that a passkey was used; false where it counted back: then there are two of it. One that does not count says
/// 0 each time.
pub(in crate::team) async fn note_use(
    db: &PgPool,
    id: PasskeyId,
    used: Use,
    now: OffsetDateTime,
) -> Result<bool, Fault> {
    const NOTE: &str = "
        update passkeys set sign_count = $2, backed_up = $3, last_used_at = $4
        where id = $1 and (sign_count < $2 or (sign_count = 0 and $2 = 0))";
    let done = sqlx::query(NOTE).bind(id).bind(i64::from(used.sign_count)).bind(used.is_backed_up).bind(now);
    Ok(done.execute(db).await?.rows_affected() > 0)
}

/// Gives a passkey of somebody another name; false where they have no such passkey.
pub(in crate::team) async fn rename(
    db: &PgPool,
    user: UserId,
    id: PasskeyId,
    name: &PasskeyName,
) -> Result<bool, Fault> {
    const RENAME: &str = "update passkeys set name = $3 where user_id = $1 and id = $2";
    Ok(sqlx::query(RENAME).bind(user).bind(id).bind(name).execute(db).await?.rows_affected() > 0)
}

/// Removes a passkey of somebody, and their recovery codes with the last second factor; false where they have no such
/// passkey.
pub(in crate::team) async fn remove(db: &PgPool, user: UserId, id: PasskeyId) -> Result<bool, Fault> {
    const REMOVE: &str = "
        with gone as (delete from passkeys where user_id = $1 and id = $2 returning user_id),
             worthless as (
                 delete from recovery_codes where user_id in (select user_id from gone)
                    and not exists (select from passkeys k where k.user_id = $1 and k.id <> $2)
                    and not exists (select from second_factors f where f.user_id = $1)
             )
        select exists (select from gone)";
    Ok(sqlx::query_scalar(REMOVE).bind(user).bind(id).fetch_one(db).await?)
}

/// Keeps what an authenticator is asked to sign.
pub(in crate::team) async fn add_challenge(
    db: &PgPool,
    hash: &SecretHash,
    what: PasskeyUse,
    user: Option<UserId>,
    until: OffsetDateTime,
) -> Result<(), Fault> {
    const ADD: &str = "insert into passkey_challenges (hash, purpose, user_id, expires_at) values ($1, $2, $3, $4)";
    sqlx::query(ADD).bind(hash.as_slice()).bind(what).bind(user).bind(until).execute(db).await?;
    Ok(())
}

/// Uses a challenge up, whatever for; true where it was asked of that person for this, and not too long ago.
pub(in crate::team) async fn use_challenge(
    db: &PgPool,
    hash: &SecretHash,
    what: PasskeyUse,
    user: Option<UserId>,
    now: OffsetDateTime,
) -> Result<bool, Fault> {
    const USE: &str = "
        delete from passkey_challenges where hash = $1
        returning purpose = $2 and user_id is not distinct from $3 and expires_at > $4";
    let is_good: Option<bool> =
        sqlx::query_scalar(USE).bind(hash.as_slice()).bind(what).bind(user).bind(now).fetch_optional(db).await?;
    Ok(is_good == Some(true))
}

/// Forgets questions that nobody answered in time.
pub(in crate::team) async fn sweep(db: &PgPool, now: OffsetDateTime) -> Result<u64, Fault> {
    const SWEEP: &str = "delete from passkey_challenges where expires_at <= $1";
    Ok(sqlx::query(SWEEP).bind(now).execute(db).await?.rows_affected())
}
