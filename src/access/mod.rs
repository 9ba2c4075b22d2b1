//! Access: what a role may do.
//!
//! A *right* is one thing that may be done. A *role* is a named set of rights, after the
//! matrix of the security chapter. A *permission* is a right as a type: a door asks for it,
//! a transaction carries it, a command demands it, so a door that forgot to ask does not
//! compile.
//!
//! Promises
//! - What is not granted here is refused everywhere: page, server function, stream, API.
//! - A service key has what its scopes say ([`Scope`]), never a right that its maker does not have,
//!   and never one over team, billing or audit.
//! - A role of a workspace's own, and what a member was given beside their role, hold nothing that an admin does not
//!   have, and never exceed whoever gave it ([`Powers::cover`]). Who sees no personal data has only rights that show
//!   none.
//! - A member's own token has what its scopes say and its member may at that moment, and sees what they see.
//! - Agents see conversations that are theirs or nobody's, unless something else was chosen for
//!   them: their teams', or all. Viewers see no personal data.
//!
//! Start reading at [`Role::rights`], then at [`Position::rights`]. Not here: who is signed in (`team`), which rows a
//! tenant has (`tenancy`).

mod grid;
mod mask;
mod position;
mod rights;
mod role;
mod scope;
mod sight;

pub use grid::{Area, givable, harmless};
pub use position::{CustomRole, Position, Powers};
pub use rights::*;
pub use role::Role;
pub use scope::Scope;
pub use sight::{Reach, Sight, Visibility};
