//! What people do with topics.

mod hide;
mod merge;
mod rename;
mod set_policy;
mod split;
mod unmerge;

pub use hide::{CannotHide, hide, show};
pub use merge::{CannotMerge, merge, tell_apart};
pub use rename::rename;
pub use set_policy::set_policy;
pub use split::{CannotSplit, split};
pub use unmerge::{CannotUnmerge, unmerge};

use crate::fault::Fault;

/// Why a topic was not changed.
#[derive(Debug, thiserror::Error)]
pub enum CannotChangeTopic {
    /// No such topic here, or it is part of another.
    #[error("topic not found")]
    Gone,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}
