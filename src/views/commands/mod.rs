//! What one can do with a view.

mod remove;
mod save;

pub use remove::{CannotRemoveView, remove, restore};
pub use save::{CannotSaveView, For, save};
