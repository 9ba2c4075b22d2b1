//! Browser sessions: `tower-sessions` over the desk's own table.

use async_trait::async_trait;
use switchboard::team::sessions;
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

fn key(id: &Id) -> Vec<u8> {
    sessions::key(&id.0.to_be_bytes())
}

fn backend(fault: impl std::fmt::Display) -> Error {
    Error::Backend(fault.to_string())
}

fn body(record: &Record) -> sessions::Body {
    record.data.clone().into_iter().collect()
}

#[async_trait]
impl SessionStore for Store {
    async fn create(&self, record: &mut Record) -> Result<()> {
        sessions::save(&self.0, &key(&record.id), &body(record)).await.map_err(backend)
    }

    async fn save(&self, record: &Record) -> Result<()> {
        // False: the session was ended by a parallel request and stays ended.
        sessions::update(&self.0, &key(&record.id), &body(record)).await.map(drop).map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let loaded = sessions::load(&self.0, &key(id)).await.map_err(backend)?;
        Ok(loaded.map(|(body, expiry_date)| Record { id: *id, data: body.into_iter().collect(), expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        sessions::end(&self.0, &key(id)).await.map_err(backend)
    }
}
