//! What one can do with knowledge.

mod draft;
mod import;
mod revise;
mod roll_back;
mod settle;
mod switch;
mod write;

pub use draft::{CannotKeep, discard_draft, keep_draft};
pub use import::{CannotImport, MOST_AT_ONCE, import};
pub use revise::{CannotRevise, revise};
pub use roll_back::{CannotRollBack, roll_back};
pub use settle::{CannotSettle, settle};
pub use switch::{CannotSwitch, disable, enable};
pub use write::write;
