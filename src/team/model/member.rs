//! Members of a workspace.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::Email;
use crate::access::{Position, Visibility};
use crate::ids::*;

crate::words! {
    /// Whether a member takes conversations now.
    pub enum Presence {
        /// They do.
        Available = "available",
        /// They do not.
        Away = "away",
    }
}

crate::words! {
    /// Whether a member may enter.
    pub enum MemberStatus {
        /// They may.
        Active = "active",
        /// Somebody disabled them; they can be enabled again.
        Disabled = "disabled",
    }
}

/// A person's place in one workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(sqlx::FromRow))]
pub struct Member {
    /// The place.
    pub id: MemberId,
    /// The person.
    pub user_id: UserId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: Email,
    /// What they are here: their role, and what was given to them beside it.
    #[cfg_attr(not(target_arch = "wasm32"), sqlx(flatten))]
    pub position: Position,
    /// What was chosen for them to see of the inbox; `None` is as their role says.
    pub visibility: Option<Visibility>,
    /// Since when they may not enter.
    pub disabled_at: Option<OffsetDateTime>,
    /// Whether they take conversations.
    pub presence: Presence,
    /// When they last used Switchboard, to the minute.
    pub last_seen_at: Option<OffsetDateTime>,
    /// Since when they belong to the workspace.
    pub created_at: OffsetDateTime,
}

/// A member who can hold a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(sqlx::FromRow))]
pub struct Holder {
    /// Their place.
    pub id: MemberId,
    /// Their name.
    pub name: String,
}

impl Member {
    /// Whether they may enter.
    pub const fn status(&self) -> MemberStatus {
        if self.disabled_at.is_some() { MemberStatus::Disabled } else { MemberStatus::Active }
    }
}
