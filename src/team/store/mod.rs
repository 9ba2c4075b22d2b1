//! The statements of the team, by noun.

pub(super) mod attempts;
pub(super) mod invitations;
pub(super) mod keys;
pub(super) mod members;
pub mod sessions;
pub(super) mod workspaces;
