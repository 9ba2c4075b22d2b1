//! Sessions of browsers, kept in PostgreSQL under the hash of their secret.
//!
//! A session ends after 14 days without a visit and after 60 days in any case. Its secret is
//! in the browser's cookie and nowhere else: a copy of the database opens no session.

use std::collections::HashMap;

use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::types::Json;
use time::{Duration, OffsetDateTime};

use crate::fault::Fault;
use crate::ids::*;
use crate::tenancy::Desk;

/// A session that nobody visits ends after this.
pub const IDLE: Duration = Duration::days(14);
/// Every session ends after this.
pub const ABSOLUTE: Duration = Duration::days(60);
/// A visit is written down at most this often.
const TOUCH_EVERY: Duration = Duration::minutes(1);

/// What a session holds: names and values.
pub type Body = HashMap<String, Value>;

/// The key under which a session is kept.
pub fn key(secret: &[u8]) -> Vec<u8> {
    Sha256::digest(secret).to_vec()
}

/// Keeps a session. Its entries `user`, `ip` and `agent` say whose it is and where it was
/// last seen.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn save(desk: &Desk, key: &[u8], body: &Body) -> Result<(), Fault> {
    const SAVE: &str = "
        insert into sessions (id_hash, user_id, body, from_ip, user_agent, created_at, last_seen_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, $6, $7)
        on conflict (id_hash) do update
        set user_id = excluded.user_id, body = excluded.body, last_seen_at = excluded.last_seen_at,
            expires_at = least(excluded.expires_at, sessions.created_at + $8)";

    let text = |name: &str| body.get(name).and_then(Value::as_str).map(str::to_owned);
    let user: Option<UserId> = text("user").and_then(|it| it.parse().ok());
    let now = desk.now();
    sqlx::query(SAVE)
        .bind(key)
        .bind(user)
        .bind(Json(body))
        .bind(text("ip"))
        .bind(text("agent"))
        .bind(now)
        .bind(now + IDLE)
        .bind(interval(ABSOLUTE))
        .execute(&desk.pools().pages)
        .await?;
    Ok(())
}

/// Keeps a session that exists, and only then: one that was ended meanwhile is not revived
/// (`A-3`). False where it is gone.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn update(desk: &Desk, key: &[u8], body: &Body) -> Result<bool, Fault> {
    const ALIVE: &str = "select exists (select from sessions where id_hash = $1 and expires_at > $2)";

    let alive: bool = sqlx::query_scalar(ALIVE).bind(key).bind(desk.now()).fetch_one(&desk.pools().pages).await?;
    if alive {
        save(desk, key, body).await?;
    }
    Ok(alive)
}

/// The session under this key, if it has not ended, with the moment at which it will.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn load(desk: &Desk, key: &[u8]) -> Result<Option<(Body, OffsetDateTime)>, Fault> {
    const LOAD: &str = "
        select body, expires_at, last_seen_at from sessions
        where id_hash = $1 and expires_at > $2";
    const TOUCH: &str = "
        update sessions set last_seen_at = $2, expires_at = least($3, created_at + $4)
        where id_hash = $1";

    let now = desk.now();
    type Row = (Json<Body>, OffsetDateTime, OffsetDateTime);
    let row: Option<Row> = sqlx::query_as(LOAD).bind(key).bind(now).fetch_optional(&desk.pools().pages).await?;
    let Some((Json(body), expires_at, last_seen_at)) = row else {
        return Ok(None);
    };
    if now - last_seen_at > TOUCH_EVERY {
        sqlx::query(TOUCH)
            .bind(key)
            .bind(now)
            .bind(now + IDLE)
            .bind(interval(ABSOLUTE))
            .execute(&desk.pools().pages)
            .await?;
    }
    Ok(Some((body, expires_at)))
}

/// Ends a session.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn end(desk: &Desk, key: &[u8]) -> Result<(), Fault> {
    const END: &str = "delete from sessions where id_hash = $1";

    sqlx::query(END).bind(key).execute(&desk.pools().pages).await?;
    Ok(())
}

/// Forgets sessions that have ended; answers how many.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn sweep(desk: &Desk) -> Result<u64, Fault> {
    const SWEEP: &str = "delete from sessions where expires_at <= $1";

    Ok(sqlx::query(SWEEP).bind(desk.now()).execute(&desk.pools().pages).await?.rows_affected())
}

fn interval(length: Duration) -> sqlx::postgres::types::PgInterval {
    sqlx::postgres::types::PgInterval {
        months: 0,
        days: 0,
        microseconds: i64::try_from(length.whole_microseconds()).unwrap_or(i64::MAX),
    }
}
