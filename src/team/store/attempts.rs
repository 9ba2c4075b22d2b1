//! Wrong tries. A global table: most of them belong to no workspace.

use sqlx::PgPool;
use time::OffsetDateTime;

use crate::fault::Fault;

/// Writes a try down and says how many there are since `since`, this one included.
pub(in crate::team) async fn add(
    db: &PgPool,
    subject: &[u8],
    since: OffsetDateTime,
    now: OffsetDateTime,
) -> Result<(i64, i64), Fault> {
    // Two statements, each committed alone: of many tries at once, each sees all others.
    const ADD: &str = "insert into attempts (subject, at) values ($1, $2) returning id";
    const COUNT: &str = "select count(*) from attempts where subject = $1 and at > $2";

    let id: i64 = sqlx::query_scalar(ADD).bind(subject).bind(now).fetch_one(db).await?;
    let count: i64 = sqlx::query_scalar(COUNT).bind(subject).bind(since).fetch_one(db).await?;
    Ok((id, count))
}

/// Takes one try back.
pub(in crate::team) async fn take_back(db: &PgPool, id: i64) -> Result<(), Fault> {
    const TAKE_BACK: &str = "delete from attempts where id = $1";
    sqlx::query(TAKE_BACK).bind(id).execute(db).await?;
    Ok(())
}

/// Forgets every try of a subject.
pub(in crate::team) async fn forget(db: &PgPool, subject: &[u8]) -> Result<(), Fault> {
    const FORGET: &str = "delete from attempts where subject = $1";
    sqlx::query(FORGET).bind(subject).execute(db).await?;
    Ok(())
}

/// Forgets what no limit looks at any more.
pub(in crate::team) async fn sweep(db: &PgPool, before: OffsetDateTime) -> Result<u64, Fault> {
    const SWEEP: &str = "delete from attempts where at <= $1";
    Ok(sqlx::query(SWEEP).bind(before).execute(db).await?.rows_affected())
}
