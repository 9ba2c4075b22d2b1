//! The till: where the owner of a workspace pays, by way of Stripe.
//!
//! An owner *chooses* a plan and is sent to Stripe's page for buying; whoever has one sees what a *change* will cost before
//! it is made, *ends* it with the time that is paid for, takes that back, and finds cards and addresses in Stripe's portal.
//! What a workspace has is always what Stripe says when it is *read*: after each of these acts, when somebody comes back
//! from Stripe, when Stripe tells that something happened, and once a night.
//!
//! Promises (`W-5`)
//! - What Stripe tells is written down once, and says no more than that Stripe is to be read: told in another order, twice,
//!   late or not at all, it comes to the same.
//! - Of two readings the one that began later counts, whichever ends later.
//! - A customer of Stripe's is one workspace, as we wrote it down when we made it; what an event or somebody's address says
//!   about that is not believed.
//! - Prices come from the list of plans. A form names a plan, never a price.
//! - Nothing of the database is held while Stripe is asked.
//!
//! Start reading at [`Till`], then [`work::hear`]. Not here: the calls themselves ([`super::stripe`]), what follows from a
//! state for the workspace (`billing`).

mod commands;
mod store;
mod system;
pub mod work;

pub use commands::{CannotPay, Preview, Returned, Till};
pub use store::customer;

/// One reading of Stripe.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Reading {
    /// Of whom.
    pub customer: String,
    /// The how manieth of the workspace.
    pub number: i64,
}
