//! The second factors of people. Global tables, because a person's account spans their workspaces.

use sqlx::PgPool;
use time::OffsetDateTime;

use crate::fault::Fault;
use crate::ids::UserId;
use crate::team::{SecondFactor, SecretHash};

/// The second factor that somebody has.
pub(in crate::team) async fn find(db: &PgPool, user: UserId) -> Result<Option<SecondFactor>, Fault> {
    const FIND: &str = "
        select created_at,
               (select count(*) from recovery_codes c where c.user_id = f.user_id and c.used_at is null) as codes_left
        from second_factors f where user_id = $1";
    Ok(sqlx::query_as(FIND).bind(user).fetch_optional(db).await?)
}

/// The sealed secret of somebody's app.
pub(in crate::team) async fn secret(db: &PgPool, user: UserId) -> Result<Option<Vec<u8>>, Fault> {
    const SECRET: &str = "select sealed_secret from second_factors where user_id = $1";
    Ok(sqlx::query_scalar(SECRET).bind(user).fetch_optional(db).await?)
}

/// Adds a second factor with its recovery codes; false where the person has one.
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
        )
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
        select f.user_id, codes.hash from second_factors f, unnest($2::bytea[]) as codes (hash) where f.user_id = $1";

    Ok(sqlx::query(REPLACE).bind(user).bind(bytes(codes)).execute(db).await?.rows_affected() > 0)
}

/// Removes a second factor with its recovery codes; false where there was none.
pub(in crate::team) async fn remove(db: &PgPool, user: UserId) -> Result<bool, Fault> {
    const REMOVE: &str = "delete from second_factors where user_id = $1";
    Ok(sqlx::query(REMOVE).bind(user).execute(db).await?.rows_affected() > 0)
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
