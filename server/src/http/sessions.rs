//! Browser sessions: `tower-sessions` over the desk's own table, with a layer of our own.
//!
//! What a request does to its session is written when its answer is ready, in one statement.
//! A session that ended in the meantime is found gone, and stays gone (`A-3`).

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use serde_json::Value;
use switchboard::ids::UserId;
use switchboard::team::Visitor;
use switchboard::team::sessions::{self, Session, SessionKey};
use switchboard::tenancy::Desk;
use time::Duration;
use tower_sessions::cookie::{Cookie, SameSite};
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};
use tower_sessions::{Expiry, SessionStore};

use super::visit::cookie;

/// The session cookie. The prefix makes browsers refuse it from any other host or path.
pub const COOKIE: &str = "__Host-sid";

/// Gives the request its session, writes what became of it, and tells the browser.
pub async fn around(State(desk): State<Desk>, mut request: Request, next: Next) -> Response {
    let presented = cookie(&request, COOKIE).and_then(|it| it.parse::<Id>().ok());
    let store = Arc::new(Store { desk, known: Mutex::default(), visitor: Mutex::default() });
    let expiry = Expiry::OnInactivity(Duration::seconds(sessions::ABSOLUTE.whole_seconds()));
    let session = tower_sessions::Session::new(presented, store.clone(), Some(expiry));
    request.extensions_mut().insert(session.clone());
    request.extensions_mut().insert(Recognised(store.clone()));

    let mut response = next.run(request).await;
    match settle(&store, &session, response.status()).await {
        Ok(None) => {}
        Ok(Some(cookie)) => {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        Err(error) => {
            tracing::error!(%error, "a session could not be written");
            return super::forms::plain_problem(StatusCode::INTERNAL_SERVER_ERROR, "Something went wrong on our side.");
        }
    }
    response
}

/// Writes what became of the session. The cookie to send, if the browser must know.
async fn settle(
    store: &Store,
    session: &tower_sessions::Session,
    status: StatusCode,
) -> std::result::Result<Option<HeaderValue>, tower_sessions::session::Error> {
    if session.is_empty().await {
        let Some(left) = store.known().left else { return Ok(None) };
        sessions::delete(&store.desk, key(&left)).await.map_err(backend)?;
        return Ok(written(baked(String::new()).max_age(Duration::ZERO)));
    }
    if !session.is_modified() || status.is_server_error() {
        return Ok(None);
    }
    session.save().await?;
    if store.known().has_ended {
        // Perhaps a request beside this one renewed it: the browser has its cookie from there.
        return Ok(None);
    }
    let lasts = Duration::seconds(sessions::ABSOLUTE.whole_seconds());
    Ok(session.id().and_then(|id| written(baked(id.to_string()).max_age(lasts))))
}

/// A cookie that is removed must have the same attributes: browsers refuse any other answer
/// under the prefix, also one that would remove it.
fn baked(value: String) -> tower_sessions::cookie::CookieBuilder<'static> {
    Cookie::build((COOKIE, value)).http_only(true).secure(true).same_site(SameSite::Lax).path("/")
}

fn written(cookie: tower_sessions::cookie::CookieBuilder<'_>) -> Option<HeaderValue> {
    HeaderValue::from_str(&cookie.to_string()).ok()
}

/// The session of one request in PostgreSQL, keyed by the hash of the cookie's value.
struct Store {
    desk: Desk,
    known: Mutex<Known>,
    visitor: Mutex<Option<Visitor>>,
}

/// Whom the session was found with, so that nobody has to ask for them again.
#[derive(Clone)]
pub struct Recognised(Arc<Store>);

impl Recognised {
    /// That person, once; `None` where the session was not loaded, or belongs to somebody else by now.
    pub fn take(&self, user: UserId) -> Option<Visitor> {
        let mut visitor = self.0.visitor.lock().unwrap_or_else(PoisonError::into_inner);
        visitor.take().filter(|it| it.account.id == user)
    }
}

/// What this request learned of its session.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    /// Whose it was when the request came in.
    owner: Option<UserId>,
    /// The id that it had then, if it is to have another, or none.
    left: Option<Id>,
    /// It ended before this request did.
    has_ended: bool,
}

impl Store {
    fn known(&self) -> Known {
        *self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn learn(&self, change: impl FnOnce(&mut Known)) {
        change(&mut self.known.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Store")
    }
}

/// Session entry that this store adds: the person's rights changed, so the session must get
/// a new id before anything else (`A-3`).
pub const RENEW: &str = "renew";
/// Session entries that say whose it is and where it began; the sign-in door writes them.
const USER: &str = "user";
const ADDRESS: &str = "ip";
const BROWSER: &str = "agent";

fn key(id: &Id) -> SessionKey {
    SessionKey::of_cookie(&id.to_string())
}

fn backend(fault: impl std::fmt::Display) -> Error {
    Error::Backend(fault.to_string())
}

fn session(record: &Record) -> Session {
    let text = |name: &str| record.data.get(name).and_then(Value::as_str).map(str::to_owned);
    Session {
        user: text(USER).and_then(|it| it.parse().ok()),
        body: record.data.iter().map(|(name, value)| (name.clone(), without_nul(value.clone()))).collect(),
        from_ip: text(ADDRESS),
        user_agent: text(BROWSER),
    }
}

/// What was typed into a form that was refused waits in the session for its page, whatever it
/// is; but PostgreSQL keeps no NUL.
fn without_nul(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(text.replace('\0', "")),
        Value::Array(values) => values.into_iter().map(without_nul).collect(),
        Value::Object(fields) => {
            fields.into_iter().map(|(name, it)| (name.replace('\0', ""), without_nul(it))).collect()
        }
        other => other,
    }
}

#[async_trait]
impl SessionStore for Store {
    async fn create(&self, record: &mut Record) -> Result<()> {
        let (known, holds) = (self.known(), session(record));
        if let Some(left) = known.left {
            if holds.user.is_some() && holds.user == known.owner {
                let lives = sessions::renew(&self.desk, key(&left), key(&record.id), &holds).await.map_err(backend)?;
                self.learn(|it| it.has_ended = !lives);
                return Ok(());
            }
            // Somebody signs in: what was there before them is over.
            sessions::delete(&self.desk, key(&left)).await.map_err(backend)?;
        }
        while !sessions::create(&self.desk, key(&record.id), &holds).await.map_err(backend)? {
            record.id = Id::default();
        }
        Ok(())
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let lives = sessions::save(&self.desk, key(&record.id), &session(record)).await.map_err(backend)?;
        self.learn(|it| it.has_ended = !lives);
        Ok(())
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let Some(kept) = sessions::load(&self.desk, key(id)).await.map_err(backend)? else { return Ok(None) };
        let mut data: HashMap<String, Value> = kept.body.into_iter().collect();
        let owner = data.get(USER).and_then(Value::as_str).and_then(|it| it.parse().ok());
        self.learn(|it| it.owner = owner);
        *self.visitor.lock().unwrap_or_else(PoisonError::into_inner) = kept.visitor;
        if kept.must_renew {
            data.insert(RENEW.to_owned(), Value::Bool(true));
        }
        Ok(Some(Record { id: *id, data, expiry_date: kept.expires_at }))
    }

    /// Only notes it. `cycle_id` deletes at the start of what `create` completes at the end of
    /// the request: in between, nobody else could end the session any more.
    async fn delete(&self, id: &Id) -> Result<()> {
        self.learn(|it| it.left = it.left.or(Some(*id)));
        Ok(())
    }
}
