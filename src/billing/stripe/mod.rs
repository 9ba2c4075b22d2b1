//! Stripe: the dozen calls of its API that we use, and the signature of what it sends us.
//!
//! A [`Call`] says what is asked: its path, its form, and the key by which Stripe knows that it was asked before. The
//! machine room sends it ([`Wire`]; `server/src/stripe.rs`), in one version of the API, [`VERSION`]. What comes back is
//! read into the few fields that are used; the others are not looked at, so a new one breaks nothing.
//!
//! This is a client of our own because `async-stripe` is out of proportion: even with its crates per area, and only those of
//! billing and checkout, it brings types for some thousands of objects of which nine are used here, generated for
//! one version of the API that is its choice and not ours; and the machine room already has one way out, through which every
//! call has to go (`O-1`, `O-3`), while `async-stripe` brings a client of its own.
//!
//! Promises
//! - Whatever is posted carries a key, so that asking again does nothing twice.
//! - Amounts, prices and states are what Stripe says when it is asked, never what somebody sent us (`W-5`).
//! - A body counts as Stripe's when its signature over the raw bytes is right and younger than five minutes.
//!
//! Start reading at [`Stripe`]. Not here: what a subscription means for a workspace (`billing`).

mod client;
mod form;
mod objects;
mod problem;
mod signature;

pub use client::{Call, Change, Checkout, Method, NoWire, Stripe, Wire};
pub use form::Form;
pub use objects::{
    Arrived, Customer, Event, Invoice, Item, Line, Lines, Page, PortalSession, Price, Session, SessionState,
    Subscription,
};
pub use problem::StripeProblem;
pub use signature::{TOLERANCE, WrongSignature, verify};

/// The version of the API in which we ask, whatever the account's own is. What is read was compared with the types of
/// Stripe's own library for this version.
pub const VERSION: &str = "2026-10-28.endive";

/// Where the API is, unless the operator says otherwise.
pub const USUAL_URL: &str = "https://api.stripe.com";

#[cfg(test)]
mod tests;
