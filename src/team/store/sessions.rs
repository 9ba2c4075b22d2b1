//! Sessions: who is signed in where. A global table, because a person's session spans their
//! workspaces; which of them a page shows is in its address.
//!
//! The key is the SHA-256 of the cookie's value, so that a dump of the table opens nothing.
//! A session ends 14 days after its last use, and 60 days after it began (`A-3`).

use serde_json::Value;
use sqlx::types::Json;
use time::{Duration, OffsetDateTime};

use crate::fault::Fault;
use crate::ids::UserId;
use crate::prelude::Desk;
use crate::team::{Secret, SecretHash, THROUGH, Through, Visitor, system};

/// A session unused for so long has ended.
pub const IDLE: Duration = Duration::days(14);
/// No session lasts longer.
pub const ABSOLUTE: Duration = Duration::days(60);
/// How old "last seen" may be before it is written again.
const SEEN_EVERY: Duration = Duration::seconds(60);

/// Finds a session: the hash of its cookie's value. Not a secret; it can stand in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionKey(SecretHash);

impl SessionKey {
    /// The key of the session with that cookie.
    pub fn of_cookie(value: &str) -> Self {
        Self(Secret::presented(value).hash())
    }

    pub(in crate::team) const fn hash(&self) -> &SecretHash {
        &self.0
    }

    fn of_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }
}

impl std::fmt::Display for SessionKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// The text is not the key of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the key of a session")]
pub struct NotAKey;

impl std::str::FromStr for SessionKey {
    type Err = NotAKey;
    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let byte = |i: usize| text.get(i..i + 2).and_then(|it| u8::from_str_radix(it, 16).ok());
        let bytes: Option<Vec<u8>> = (0..text.len()).step_by(2).map(byte).collect();
        bytes.and_then(|it| Self::of_bytes(&it)).ok_or(NotAKey)
    }
}

/// Names and values that the web layer keeps in a session.
pub type Body = serde_json::Map<String, Value>;

/// What a session holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// Whose it is; `None` before anybody signed in.
    pub user: Option<UserId>,
    /// What the web layer keeps in it.
    pub body: Body,
    /// Where it began.
    pub from_ip: Option<String>,
    /// The browser it began in.
    pub user_agent: Option<String>,
}

/// A session as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// What the web layer keeps in it.
    pub body: Body,
    /// When it ends if nobody uses it.
    pub expires_at: OffsetDateTime,
    /// Its person's rights changed: the web layer must give it a new id (`A-3`).
    pub must_renew: bool,
    /// Its person, and where they may go; `None` before anybody signed in.
    pub visitor: Option<Visitor>,
}

/// Begins a session. False where the key is taken: then another id is needed.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn create(desk: &Desk, key: SessionKey, session: &Session) -> Result<bool, Fault> {
    const CREATE: &str = "
        insert into sessions (id_hash, user_id, body, from_ip, user_agent, created_at, last_seen_at, expires_at)
        values ($1, $2, $3, $4, left($5, 300), $6, $6, $7)
        on conflict (id_hash) do nothing";

    let now = desk.now();
    let done = sqlx::query(CREATE)
        .bind(key.0.as_slice())
        .bind(session.user)
        .bind(Json(&session.body))
        .bind(&session.from_ip)
        .bind(&session.user_agent)
        .bind(now)
        .bind(now + IDLE)
        .execute(&desk.pools().pages)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Changes what a session holds. False where it has ended: a request that was under way
/// while its person signed out does not bring it back.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn save(desk: &Desk, key: SessionKey, session: &Session) -> Result<bool, Fault> {
    const SAVE: &str = "
        update sessions set user_id = $2, body = $3, from_ip = $4, user_agent = left($5, 300)
        where id_hash = $1 and expires_at > $6";

    let done = sqlx::query(SAVE)
        .bind(key.0.as_slice())
        .bind(session.user)
        .bind(Json(&session.body))
        .bind(&session.from_ip)
        .bind(&session.user_agent)
        .bind(desk.now())
        .execute(&desk.pools().pages)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Gives a session of a person another id, with what it holds now. It remains as old as it
/// is, so that sixty days are sixty days. False where it has ended, or got its new id by a
/// request beside this one: one statement asks and answers, so that nothing that ends it can
/// come between.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn renew(desk: &Desk, old: SessionKey, new: SessionKey, session: &Session) -> Result<bool, Fault> {
    const RENEW: &str = "
        update sessions set id_hash = $2, renew = false, body = $4, from_ip = $5, user_agent = left($6, 300)
        where id_hash = $1 and user_id = $3 and expires_at > $7";

    let done = sqlx::query(RENEW)
        .bind(old.0.as_slice())
        .bind(new.0.as_slice())
        .bind(session.user)
        .bind(Json(&session.body))
        .bind(&session.from_ip)
        .bind(&session.user_agent)
        .bind(desk.now())
        .execute(&desk.pools().pages)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// A session's row: whose, what it holds, when it ends, whether it needs another id, when it was used.
type Found = (Option<UserId>, Json<Body>, OffsetDateTime, bool, OffsetDateTime);

/// Finds a session that has not ended, with its person, and notes once a minute that it is used.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn load(desk: &Desk, key: SessionKey) -> Result<Option<Kept>, Fault> {
    const LOAD: &str = "
        select user_id, body, expires_at, renew, last_seen_at from sessions
        where id_hash = $1 and expires_at > $2 and created_at > $3";
    const TOUCH: &str = "
        update sessions set last_seen_at = $2, expires_at = least($3, created_at + $4)
        where id_hash = $1 and last_seen_at < $2";

    let now = desk.now();
    // Every page begins with this: to take a connection twice would cost it two round trips more.
    let mut db = desk.pools().pages.acquire().await?;
    let found: Option<Found> =
        sqlx::query_as(LOAD).bind(key.0.as_slice()).bind(now).bind(now - ABSOLUTE).fetch_optional(&mut *db).await?;
    let Some((user, Json(body), expires_at, must_renew, last_seen_at)) = found else { return Ok(None) };
    if now - last_seen_at >= SEEN_EVERY {
        sqlx::query(TOUCH).bind(key.0.as_slice()).bind(now).bind(now + IDLE).bind(ABSOLUTE).execute(&mut *db).await?;
    }
    let visitor = match user {
        Some(user) => system::visitor(&mut *db, user, now).await?,
        None => None,
    };
    let visitor = visitor.map(|it| it.through(through(&body).as_ref()));
    Ok(Some(Kept { body, expires_at, must_renew, visitor }))
}

/// By which provider a session began, where it began so.
fn through(body: &Body) -> Option<Through> {
    body.get(THROUGH).and_then(|it| serde_json::from_value(it.clone()).ok())
}

/// Ends a session.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn delete(desk: &Desk, key: SessionKey) -> Result<(), Fault> {
    const DELETE: &str = "delete from sessions where id_hash = $1";
    sqlx::query(DELETE).bind(key.0.as_slice()).execute(&desk.pools().pages).await?;
    Ok(())
}

/// One place where a person is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// Names it in the form that ends it.
    pub key: SessionKey,
    /// Where it began.
    pub from_ip: Option<String>,
    /// The browser it began in.
    pub user_agent: Option<String>,
    /// When it began.
    pub created_at: OffsetDateTime,
    /// When it was last used, to the minute.
    pub last_seen_at: OffsetDateTime,
}

/// Where a person is signed in, newest use first.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn of_person(desk: &Desk, user: UserId) -> Result<Vec<SignedIn>, Fault> {
    const OF_PERSON: &str = "
        select id_hash, from_ip, user_agent, created_at, last_seen_at from sessions
        where user_id = $1 and expires_at > $2 and created_at > $3
        order by last_seen_at desc
        limit 100";

    type Row = (Vec<u8>, Option<String>, Option<String>, OffsetDateTime, OffsetDateTime);
    let now = desk.now();
    let rows: Vec<Row> =
        sqlx::query_as(OF_PERSON).bind(user).bind(now).bind(now - ABSOLUTE).fetch_all(&desk.pools().pages).await?;
    Ok(rows
        .into_iter()
        .filter_map(|(key, from_ip, user_agent, created_at, last_seen_at)| {
            Some(SignedIn { key: SessionKey::of_bytes(&key)?, from_ip, user_agent, created_at, last_seen_at })
        })
        .collect())
}

/// Ends one session of the person's own. Somebody else's is left as it is.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn end(desk: &Desk, user: UserId, key: SessionKey) -> Result<(), Fault> {
    const END: &str = "delete from sessions where user_id = $1 and id_hash = $2";
    sqlx::query(END).bind(user).bind(key.0.as_slice()).execute(&desk.pools().pages).await?;
    Ok(())
}

/// Ends every session of the person but the one they use.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn end_others(desk: &Desk, user: UserId, spare: SessionKey) -> Result<(), Fault> {
    const END: &str = "delete from sessions where user_id = $1 and id_hash <> $2";
    sqlx::query(END).bind(user).bind(spare.0.as_slice()).execute(&desk.pools().pages).await?;
    Ok(())
}

/// Ends every session of a person, with the change that takes their place away.
pub(in crate::team) async fn end_all(db: &mut sqlx::PgConnection, user: UserId) -> Result<(), Fault> {
    const END: &str = "delete from sessions where user_id = $1";
    sqlx::query(END).bind(user).execute(db).await?;
    Ok(())
}

/// Gives every session of a person a new id at its next use, with the change of their rights.
pub(in crate::team) async fn renew_all(db: &mut sqlx::PgConnection, user: UserId) -> Result<(), Fault> {
    const RENEW: &str = "update sessions set renew = true where user_id = $1";
    sqlx::query(RENEW).bind(user).execute(db).await?;
    Ok(())
}

/// Forgets sessions that have ended. To be called now and then; says how many.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn sweep(desk: &Desk) -> Result<u64, Fault> {
    const SWEEP: &str = "delete from sessions where expires_at <= $1 or created_at <= $2";
    let now = desk.now();
    Ok(sqlx::query(SWEEP).bind(now).bind(now - ABSOLUTE).execute(&desk.pools().pages).await?.rows_affected())
}
