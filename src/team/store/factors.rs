//! The second factors of people. Global tables, because a person's account spans their workspaces.

use sqlx::PgPool;
use time::OffsetDateTime;

use crate::fault::Fault;
use crate::ids::UserId;
use crate::team::{SecondFactor, SecretHash};

/// The second factors that somebody has, and the codes that stand in for them.
pub(in crate::team) async fn find(db: &PgPool, user: UserId) -> Result<SecondFactor, Fault> {
    const FIND: &str = "
        select exists (select from second_factors f where f.user_id = $1) as has_app,
               (select count(*) from passkeys k where k.user_id = $1) as passkeys,
               (select count(*) from recovery_codes c where c.user_id = $1 and c.used_at is null) as codes_left";
    Ok(sqlx::query_as(FIND).bind(user).fetch_one(db).await?)
}

/// The sealed secret of somebody's app.
pub(in crate::team) async fn secret(db: &PgPool, user: UserId) -> Result<Option<Vec<u8>>, Fault> {
    const SECRET: &str = "select sealed_secret from second_factors where user_id = $1";
    Ok(sqlx::query_scalar(SECRET).bind(user).fetch_optional(db).await?)
}

/// Adds an app with new recovery codes, which take the place of those before; false where the person has an app.
pub(in crate::team) async fn add(
    db: &PgPool,
    user: UserId,
    sealed: &[u8],
    step: i64,
    codes: &[SecretHash],
    now: OffsetDateTime,
) -> Result<bool, Fault> {
    const ADD: &str = "
        with added as (
            insert into second_factors (user_id, sealed_secret, last_step, created_at) values ($1, $2, $3, $4)
            on conflict (user_id) do nothing returning user_id
        ),
        gone as (delete from recovery_codes where user_id in (select user_id from added))
        insert into recovery_codes (user_id, code_hash)
        select added.user_id, codes.hash from added, unnest($5::bytea[]) as codes (hash)";

    let done = sqlx::query(ADD).bind(user).bind(sealed).bind(step).bind(now).bind(bytes(codes)).execute(db).await?;
    Ok(done.rows_affected() > 0)
}

/// Makes all recovery codes of somebody worthless and adds others; false where the person has no second factor.
pub(in crate::team) async fn replace_codes(db: &PgPool, user: UserId, codes: &[SecretHash]) -> Result<bool, Fault> {
    const REPLACE: &str = "
        with gone as (delete from recovery_codes where user_id = $1)
        insert into recovery_codes (user_id, code_hash)
        select $1::uuid, codes.hash from unnest($2::bytea[]) as codes (hash)
        where exists (select from second_factors where user_id = $1)
           or exists (select from passkeys where user_id = $1)";

    Ok(sqlx::query(REPLACE).bind(user).bind(bytes(codes)).execute(db).await?.rows_affected() > 0)
}

/// Adds recovery codes where somebody has none; false where they have some, used or not.
pub(in crate::team) async fn add_codes(db: &PgPool, user: UserId, codes: &[SecretHash]) -> Result<bool, Fault> {
    const ADD: &str = "
        insert into recovery_codes (user_id, code_hash)
        select $1::uuid, codes.hash from unnest($2::bytea[]) as codes (hash)
        where not exists (select from recovery_codes where user_id = $1)";
    Ok(sqlx::query(ADD).bind(user).bind(bytes(codes)).execute(db).await?.rows_affected() > 0)
}

/// Removes an app, and the recovery codes where no passkey is left that they stand in for; false where there was
/// none.
pub(in crate::team) async fn remove(db: &PgPool, user: UserId) -> Result<bool, Fault> {
    const REMOVE: &str = "
        with gone as (delete from second_factors where user_id = $1 returning user_id),
             worthless as (
                 delete from recovery_codes where user_id in (select user_id from gone)
                    and not exists (select from passkeys k where k.user_id = $1)
             )
        select exists (select from gone)";
    Ok(sqlx::query_scalar(REMOVE).bind(user).fetch_one(db).await?)
}

/// Uses the code of a step up; false where it, or one after it, was used before.
pub(in crate::team) async fn use_step(db: &PgPool, user: UserId, step: i64) -> Result<bool, Fault> {
    const USE: &str = "update second_factors set last_step = $2 where user_id = $1 and last_step < $2";
    Ok(sqlx::query(USE).bind(user).bind(step).execute(db).await?.rows_affected() > 0)
}

/// Uses a recovery code up; false where it is none, or was used before.
pub(in crate::team) async fn use_recovery(
    db: &PgPool,
    user: UserId,
    code: &SecretHash,
    now: OffsetDateTime,
) -> Result<bool, Fault> {
    const USE: &str = "
        update recovery_codes set used_at = $3 where user_id = $1 and code_hash = $2 and used_at is null";
    Ok(sqlx::query(USE).bind(user).bind(code.as_slice()).bind(now).execute(db).await?.rows_affected() > 0)
}

fn bytes(codes: &[SecretHash]) -> Vec<Vec<u8>> {
    codes.iter().map(|it| it.to_vec()).collect()
}
