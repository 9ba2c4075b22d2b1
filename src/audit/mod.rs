//! Audit: who did what, when, from where; and who was refused.
//!
//! Rows of changes are written by PostgreSQL itself, in the transaction of the change, by
//! the rule of each table (`audit_rules`): no feature has to remember it. This feature adds
//! what no table shows, and lists everything.
//!
//! Promises (`P-3`)
//! - A change and its row are committed together or not at all.
//! - Nobody can alter or delete a row through the application.
//! - A refused access leaves a row.
//!
//! Start reading at [`list`]. Not here: the trigger and the rules
//! (`migrations/0001_tenancy.sql`), who signed in when (`team`, in the same log).

mod model;
mod refused;
pub mod steps;
mod store;

pub use model::{ACTIONS, Entry, Filter, PAGE, Page};
pub use refused::refused;
pub use store::{list, object_kinds};

#[cfg(test)]
mod tests;
