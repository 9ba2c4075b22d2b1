//! What one can do with a team.

mod add;
mod join;
mod remove;
mod rename;
mod share;

pub use add::{CannotAddTeam, MOST_TEAMS, add};
pub use join::{CannotJoin, join, leave};
pub use remove::{CannotRemoveTeam, remove, restore};
pub use rename::{CannotRenameTeam, rename};
pub use share::{CannotShare, MOST_IN_HAND, set_assignment, set_capacity};
