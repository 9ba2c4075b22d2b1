//! Personal tokens.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::Scopes;
use crate::ids::*;

/// How every secret of a personal token begins, so that a leaked one is recognised.
pub const TOKEN_PREFIX: &str = "sb_user_";

/// A token with which a member speaks to the API as themselves, without its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(sqlx::FromRow))]
pub struct PersonalToken {
    /// The token.
    pub id: PersonalTokenId,
    /// How its member calls it.
    pub name: String,
    /// The first 12 characters of its secret.
    pub prefix: String,
    /// What it may be used for.
    #[cfg_attr(not(target_arch = "wasm32"), sqlx(try_from = "Vec<String>"))]
    pub scopes: Scopes,
    /// From when it no longer works.
    pub expires_at: OffsetDateTime,
    /// Since when it no longer works because it was revoked.
    pub revoked_at: Option<OffsetDateTime>,
    /// When it was last used, to the minute.
    pub last_used_at: Option<OffsetDateTime>,
    /// When it was made.
    pub created_at: OffsetDateTime,
}

impl PersonalToken {
    /// Whether it works at `now`.
    pub fn is_live(&self, now: OffsetDateTime) -> bool {
        self.revoked_at.is_none() && now < self.expires_at
    }
}
