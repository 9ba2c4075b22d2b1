//! What one can do with knowledge.

mod draft;
mod import;
mod plan;
mod revise;
mod roll_back;
mod switch;
mod terms;
mod write;

pub use draft::{CannotKeep, discard_draft, keep_draft};
pub use import::{CannotImport, MOST_AT_ONCE, import};
pub use plan::{CannotPlan, call_off, plan};
pub use revise::{CannotRevise, revise};
pub use roll_back::{CannotRollBack, roll_back};
pub use switch::{CannotSwitch, disable, enable};
pub use terms::{CannotChange, confirm, set_age, set_terms};
pub use write::write;
