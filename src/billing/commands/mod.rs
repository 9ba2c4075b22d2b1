//! What can be done about a plan, one file each.

mod assign;
mod choose;
mod freeze;

pub use assign::{CannotAssign, assign};
pub use choose::{CannotChoose, Next, choose};
pub use freeze::{freeze, unfreeze};
