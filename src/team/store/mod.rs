//! The statements of the team, by noun.

pub(super) mod attempts;
pub(super) mod factors;
pub(super) mod invitations;
pub(super) mod keys;
pub(super) mod members;
pub(super) mod passkeys;
pub(super) mod positions;
pub(super) mod providers;
pub(super) mod roles;
pub mod sessions;
pub(super) mod tokens;
pub(super) mod workspaces;

/// No page lists more rows than this; where there are more, it says so (`D-5`).
pub const MOST_LISTED: i64 = 500;
