//! Escalations: hand-overs to people, each with its own clock.
//!
//! An escalation is *pending* from the moment the assistant, an agent or the customer asks
//! for a person; *in progress* once somebody took the conversation; *resolved* when what it
//! was about is settled. It can be opened again.
//!
//! Promises
//! - A conversation has at most one escalation that is not resolved.
//! - Whoever takes the conversation accepts the escalation in the same transaction, and
//!   resolving the conversation resolves it: the two never disagree.
//!
//! An escalation is raised by `inbox::escalate`, `inbox::ask_for_person` and
//! `inbox::steps::hand_over`, and accepted by `inbox::take_over` or [`inbox::accept`]: they
//! change who holds the line, so they live there and lean on the [`steps`] of this feature,
//! which knows nothing of the inbox. Start reading at [`list`].
//!
//! [`inbox::accept`]: crate::inbox::accept

mod model;
pub use model::*;

#[cfg(not(target_arch = "wasm32"))]
mod commands;
#[cfg(not(target_arch = "wasm32"))]
mod queue;
#[cfg(not(target_arch = "wasm32"))]
pub mod steps;
#[cfg(not(target_arch = "wasm32"))]
mod store;

#[cfg(not(target_arch = "wasm32"))]
pub use commands::{CannotReopen, CannotResolve, reopen, resolve};
#[cfg(not(target_arch = "wasm32"))]
pub use queue::{Cursor, Filter, Page};
#[cfg(not(target_arch = "wasm32"))]
pub use store::{Escalation, counts, find, list};

#[cfg(test)]
mod tests;
