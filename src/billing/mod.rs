//! Billing: which plan a workspace has, what it allows, and what people may do when it is not paid.
//!
//! A *plan* is a row that an operator edits; a workspace which chose none has the default one. A *subscription* is what a
//! workspace chose, with the provider's word for where it stands. What people may do is another thing: *access* is active,
//! in grace, read-only or closed, and follows from that word and from when it changed. It is decided where a transaction
//! begins ([`Desk::begin`](crate::tenancy::Desk::begin)), for pages, files, the widget and the API alike, and nowhere else.
//!
//! Promises
//! - An instance that does not charge asks nothing and limits nothing.
//! - A payment that fails takes nothing away for 14 days: people are told, and answer customers as ever.
//! - Read-only, everybody reads and exports, customers' messages still come in, and whom one trusts no more is still put
//!   out. Closed, owners choose a plan, or export.
//! - A plan locks what would be made anew. What was made before stays, is shown and goes on.
//!
//! Start reading at [`Access`], then at [`choose`]. Not here: counting what is used (`usage`), taking money (`till`).

mod access;
mod commands;
mod model;
pub mod steps;
mod store;
pub mod stripe;
pub mod system;
pub mod till;

pub use access::{Access, Standing, Stopped, Use, Why, used_for};
pub use commands::{CannotAssign, CannotChoose, Next, assign, choose, freeze, unfreeze};
pub use model::{
    Entitlement, Entitlements, Every, Invoice, InvoiceStatus, Limit, Plan, PlanCode, Subscription, SubscriptionStatus,
};
pub(crate) use store::standing;
pub use store::{invoices, plans, subscription};

pub use crate::ids::{InvoiceId, PlanId};

#[cfg(test)]
mod tests;
