//! Audit: who did what, when, from where; who read or took out what is known of people; and who was refused.
//!
//! Rows of changes are written by PostgreSQL itself, in the transaction of the change, by
//! the rule of each table (`audit_rules`): no feature has to remember it. This feature adds
//! what no table shows, lists everything, and seals it into a [`chain`].
//!
//! A *read* of personal data is: a contact, a company or a lead opened, on its page or by the API; contacts, companies or
//! leads listed by the API; a file of a conversation downloaded. It is written once an hour for each reader and thing.
//! The inbox, its threads, lists and searches are none: they are what agents look at all day, whoever may see which
//! conversation stands in its own entries, and no page that is open all day writes when it is read. Whoever sees no
//! personal data ([`Sight::is_masked`](crate::access::Sight)) read none. An *export* is every table that leaves the house.
//!
//! Promises (`P-3`)
//! - A change and its row are committed together or not at all.
//! - Nobody can alter or delete a row through the application; who does it with the database is found out.
//! - Nothing is done by nobody: every row has an actor.
//! - A refused access, a read of personal data and an export leave a row.
//!
//! Start reading at [`list`], then at [`chain`]. Not here: the trigger and the rules
//! (`migrations/0001_tenancy.sql`), who signed in when (`team`, in the same log).

pub mod chain;
mod file;
mod model;
mod refused;
pub mod steps;
mod store;
pub mod system;

pub use file::{MOST_EXPORTED, table};
pub use model::{ACTIONS, Entry, Filter, PAGE, Page, Way};
pub use refused::refused;
pub use store::{list, object_kinds};

#[cfg(test)]
mod tests;
