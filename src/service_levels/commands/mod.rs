//! What an administrator says about service levels.

mod set_fallback;
mod set_hours;
mod write_policy;

pub use set_fallback::set_fallback;
pub use set_hours::{CannotSetHours, set_hours};
pub use write_policy::{BadPolicy, CannotWritePolicy, retire_policy, write_policy};
