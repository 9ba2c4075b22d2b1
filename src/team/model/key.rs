//! Service keys.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::access::Scope;
use crate::ids::*;

/// How every secret of a service key begins, so that a leaked one is recognised.
pub const KEY_PREFIX: &str = "sb_live_";

/// What a key may be used for. A word that nobody knows any more gives nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scopes(pub Vec<Scope>);

impl From<Vec<String>> for Scopes {
    fn from(words: Vec<String>) -> Self {
        Self(words.iter().filter_map(|it| it.parse().ok()).collect())
    }
}

/// A key with which another system speaks to the API, without its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(sqlx::FromRow))]
pub struct ServiceKey {
    /// The key.
    pub id: ServiceKeyId,
    /// How people call it.
    pub name: String,
    /// The first 12 characters of its secret.
    pub prefix: String,
    /// What it may be used for.
    #[cfg_attr(not(target_arch = "wasm32"), sqlx(try_from = "Vec<String>"))]
    pub scopes: Scopes,
    /// The only channel it may use; `None` is every channel of kind `api`.
    pub channel_id: Option<ChannelId>,
    /// From when it no longer works.
    pub expires_at: Option<OffsetDateTime>,
    /// Since when it no longer works because somebody revoked it.
    pub revoked_at: Option<OffsetDateTime>,
    /// The first 12 characters of the secret that it had before.
    pub former_prefix: Option<String>,
    /// Until when that one works too.
    pub former_until: Option<OffsetDateTime>,
    /// When it was last used, to the minute.
    pub last_used_at: Option<OffsetDateTime>,
    /// Who made it.
    pub maker: String,
    /// When it was made.
    pub created_at: OffsetDateTime,
}

impl ServiceKey {
    /// Whether it works at `now`.
    pub fn is_live(&self, now: OffsetDateTime) -> bool {
        self.revoked_at.is_none() && self.expires_at.is_none_or(|end| now < end)
    }

    /// The secret of before, by its beginning, and until when it works: while it does at `now`.
    pub fn former(&self, now: OffsetDateTime) -> Option<(&str, OffsetDateTime)> {
        let (prefix, until) = (self.former_prefix.as_deref()?, self.former_until?);
        let end = self.expires_at.map_or(until, |it| it.min(until));
        (self.is_live(now) && now < end).then_some((prefix, end))
    }
}
