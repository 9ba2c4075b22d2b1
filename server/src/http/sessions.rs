//! Browser sessions: `tower-sessions` over the desk's own table.

use std::collections::HashMap;

use async_trait::async_trait;
use serde_json::Value;
use switchboard::team::sessions::{self, Session, SessionKey};
use switchboard::tenancy::Desk;
use time::Duration;
use tower_sessions::cookie::SameSite;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};
use tower_sessions::{Expiry, SessionManagerLayer, SessionStore};

/// The session cookie. The prefix makes browsers refuse it from any other host or path.
pub const COOKIE: &str = "__Host-sid";

/// Sessions in PostgreSQL, keyed by the hash of the cookie's value.
#[derive(Clone)]
pub struct Store(Desk);

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Store")
    }
}

/// The layer that gives every request its session.
pub fn layer(desk: Desk) -> SessionManagerLayer<Store> {
    SessionManagerLayer::new(Store(desk))
        .with_name(COOKIE)
        .with_secure(true)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/")
        .with_expiry(Expiry::OnInactivity(Duration::seconds(sessions::ABSOLUTE.whole_seconds())))
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
        body: record.data.clone().into_iter().collect(),
        from_ip: text(ADDRESS),
        user_agent: text(BROWSER),
    }
}

#[async_trait]
impl SessionStore for Store {
    async fn create(&self, record: &mut Record) -> Result<()> {
        while !sessions::create(&self.0, key(&record.id), &session(record)).await.map_err(backend)? {
            record.id = Id::default();
        }
        Ok(())
    }

    async fn save(&self, record: &Record) -> Result<()> {
        // False: the session was ended by a parallel request and stays ended.
        sessions::save(&self.0, key(&record.id), &session(record)).await.map(drop).map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let Some(kept) = sessions::load(&self.0, key(id)).await.map_err(backend)? else { return Ok(None) };
        let mut data: HashMap<String, Value> = kept.body.into_iter().collect();
        if kept.must_renew {
            data.insert(RENEW.to_owned(), Value::Bool(true));
        }
        Ok(Some(Record { id: *id, data, expiry_date: kept.expires_at }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        sessions::delete(&self.0, key(id)).await.map_err(backend)
    }
}
