//! What one can do with a label.

mod add;
mod change;
mod merge;
mod remove;

pub use add::{CannotAddLabel, MOST_LABELS, add};
pub use change::{CannotChangeLabel, change};
pub use merge::{CannotMergeLabels, merge};
pub use remove::{CannotRemoveLabel, remove, restore};
