//! Tenancy: whose data a piece of work may see.
//!
//! Every request and every job works inside one [`Tx`]: an open transaction of exactly one
//! tenant, which says who acts, with which right, and what time it is. PostgreSQL enforces
//! the boundary by forced row-level security; the application logs in as a role that owns
//! nothing and refuses to start as any other.
//!
//! Promises
//! - There is no other way to tenant data than a `Tx`.
//! - A `Tx` that is dropped is rolled back, even when a request is cancelled half-way.
//! - Without a tenant there are no rows, on a fresh connection and on a used one.
//! - An event, its audit row and the jobs that follow from it are written together or not
//!   at all.
//!
//! Start reading at [`Tx`], then [`Desk::begin`]. Not here: what a role may do (`access`),
//! who is signed in (`team`). The functions that work across tenants are in the migrations,
//! named `system_…`; each feature calls its own from `system.rs`.

mod clock;
mod desk;
mod guard;
mod principal;
mod turn;
mod tx;

pub use clock::{Clock, SetClock, SystemClock};
pub use desk::{CannotBegin, Desk, DeskParts, Pools, guarded, usual_page_connections};
pub use guard::{Durability, NotReady, UnsafeRole, check as check_database};
pub use principal::{Actor, KeyReach, Principal, RequestInfo};
pub use tx::{Denied, Tx};

#[cfg(test)]
mod tests;

/// The migrations, in order. They only ever go forward.
pub static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("./migrations");
