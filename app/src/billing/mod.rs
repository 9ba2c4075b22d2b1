//! Billing: which plan the workspace has, what others there are, what was billed, and what to do where it is not paid.
//!
//! The *banner* stands on every page of a workspace that is not active; it needs no statement of its own, for whatever a
//! page reads finds out how the workspace stands. Choosing a plan that costs something ends with whoever takes the money;
//! where nobody does, the owner is told to ask the operator.
//!
//! Start reading at [`billing_page`]. Not here: what is used (`usage`), what follows from a status (the desk's `billing`).

mod banner;
mod doors;
mod invoices;
mod offers;
mod page;
mod problems;
mod words;

pub use banner::banner;
pub use page::billing_page;

use switchboard::access::Right;

use crate::paths;
use crate::routes::{Entry, Guard::Needs, door, needs};

/// The pages of this feature.
pub const PAGES: &[Entry] = &[needs(paths::BILLING, Right::BillingRead)];

/// The doors of this feature.
pub const DOORS: &[Entry] = &[door::<doors::ChoosePlan>(Needs(Right::BillingManage))];
