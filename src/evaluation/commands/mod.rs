//! What one can do with the set: add to it, take from it, ask it.

mod add;
mod retire;
mod run;

pub use add::{Added, CannotAdd, add};
pub use retire::{CannotRestore, CannotRetire, restore, retire};
pub use run::{CannotRun, run};
