//! Roles that a workspace makes for itself, and what is given beside a role.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::RoleName;
use crate::access::{CustomRole, Position, Powers, Right, Rights, Role, Visibility};
use crate::ids::*;

/// A role as its grid was filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRole {
    /// How people call it.
    pub name: RoleName,
    /// What it may do. What one of its rights needs comes with it.
    pub rights: Rights,
    /// Which conversations it sees.
    pub visibility: Visibility,
    /// Whether personal data is hidden from it; then it keeps no right that shows some.
    pub is_masked: bool,
}

impl NewRole {
    /// The role that it becomes.
    pub fn as_role(&self, id: RoleId) -> CustomRole {
        let Self { name, rights, visibility, is_masked } = self;
        CustomRole { id, name: name.to_string(), rights: *rights, visibility: *visibility, is_masked: *is_masked }
    }

    /// What somebody with it may do and see.
    pub fn powers(&self) -> Powers {
        Position::of_custom(self.as_role(RoleId(uuid::Uuid::nil()))).powers(None)
    }
}

/// A role of the workspace's own, in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(sqlx::FromRow))]
pub struct ListedRole {
    /// The role.
    pub id: RoleId,
    /// How people call it.
    pub name: String,
    /// What it may do.
    #[cfg_attr(not(target_arch = "wasm32"), sqlx(try_from = "Vec<String>"))]
    pub rights: Rights,
    /// Which conversations it sees.
    pub visibility: Visibility,
    /// Whether personal data is hidden from it.
    pub is_masked: bool,
    /// How many members have it.
    pub members: i64,
}

impl ListedRole {
    /// The role, without who has it.
    pub fn role(self) -> CustomRole {
        let Self { id, name, rights, visibility, is_masked, .. } = self;
        CustomRole { id, name, rights, visibility, is_masked }
    }
}

/// A role that is given to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GivenRole {
    /// A built-in one.
    BuiltIn(Role),
    /// One of the workspace's own.
    Custom(RoleId),
}

impl From<Role> for GivenRole {
    fn from(role: Role) -> Self {
        Self::BuiltIn(role)
    }
}

impl From<RoleId> for GivenRole {
    fn from(role: RoleId) -> Self {
        Self::Custom(role)
    }
}

/// The text names no role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a role")]
pub struct NotARole;

impl std::str::FromStr for GivenRole {
    type Err = NotARole;

    /// Reads the word of a built-in role, or the id of one of the workspace's own.
    fn from_str(text: &str) -> Result<Self, NotARole> {
        let built_in = text.parse().map(Self::BuiltIn).ok();
        built_in.or_else(|| text.parse().map(Self::Custom).ok()).ok_or(NotARole)
    }
}

/// A right that a member was given beside their role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// The right.
    pub right: Right,
    /// From when it no longer counts; `None` is never.
    pub expires_at: Option<OffsetDateTime>,
    /// Who gave it.
    pub giver: String,
    /// When.
    pub created_at: OffsetDateTime,
}

impl Grant {
    /// Whether it counts at `now`.
    pub fn is_live(&self, now: OffsetDateTime) -> bool {
        self.expires_at.is_none_or(|end| now < end)
    }
}
