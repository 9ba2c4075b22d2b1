//! Service keys.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::ids::*;

/// How every secret of a service key begins, so that a leaked one is recognised.
pub const KEY_PREFIX: &str = "sb_live_";

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
    /// The only channel it may use; `None` is every channel of kind `api`.
    pub channel_id: Option<ChannelId>,
    /// From when it no longer works.
    pub expires_at: Option<OffsetDateTime>,
    /// Since when it no longer works because somebody revoked it.
    pub revoked_at: Option<OffsetDateTime>,
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
}
