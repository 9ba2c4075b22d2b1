//! What one can do with an escalation itself, and with the reasons for one.

mod edit_brief;
mod reasons;
mod reopen;
mod resolve;

pub use edit_brief::{CannotEditBrief, edit_brief, want_brief};
pub use reasons::{CannotAddReason, CannotChangeReason, MOST_REASONS, add_reason, rename_reason, switch_reason};
pub use reopen::{CannotReopen, reopen};
pub use resolve::{CannotResolve, resolve};
