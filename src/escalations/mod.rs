//! Escalations: hand-overs to people, each with its own clock.
//!
//! An escalation is *pending* from the moment the assistant, an agent or the customer asks
//! for a person; *in progress* once somebody took the conversation; *resolved* when what it
//! was about is settled, with how it ended. It can be opened again. People are called for one
//! of the workspace's *reasons*, and a *brief* of five lines says who, what, what was tried,
//! what was promised and what comes next.
//!
//! Promises
//! - A conversation has at most one escalation that is not resolved.
//! - Whoever takes the conversation accepts the escalation in the same transaction, and
//!   resolving the conversation resolves it: the two never disagree.
//! - Every step of its way is written down in the transaction in which it was taken.
//! - A reason is switched off, never removed: what was escalated with it keeps its name.
//! - A brief that a person wrote is not overwritten by one that a machine began before.
//! - Times to accept and to resolve are open minutes, counted when they end and never again.
//!
//! An escalation is raised by `inbox::escalate`, `inbox::ask_for_person` and
//! `inbox::steps::hand_over`, and accepted by `inbox::take_over` or [`inbox::accept`]: they
//! change who holds the line, so they live there and lean on the [`steps`] of this feature,
//! which knows nothing of the inbox. The brief is written by `assistant`, which may ask a
//! model. Start reading at [`list`].
//!
//! [`inbox::accept`]: crate::inbox::accept

mod model;
pub use model::*;

#[cfg(not(target_arch = "wasm32"))]
mod commands;
#[cfg(not(target_arch = "wasm32"))]
mod naming;
#[cfg(not(target_arch = "wasm32"))]
mod queue;
#[cfg(not(target_arch = "wasm32"))]
pub mod steps;
#[cfg(not(target_arch = "wasm32"))]
mod store;

#[cfg(not(target_arch = "wasm32"))]
pub use commands::*;
#[cfg(not(target_arch = "wasm32"))]
pub use queue::{Cursor, Filter, Page};
#[cfg(not(target_arch = "wasm32"))]
pub use store::briefs::{Written, brief};
#[cfg(not(target_arch = "wasm32"))]
pub use store::reasons::{KnownReason, reasons};
#[cfg(not(target_arch = "wasm32"))]
pub use store::steps::{Taken, timeline};
#[cfg(not(target_arch = "wasm32"))]
pub use store::{Escalation, counts, find, list};

#[cfg(test)]
mod tests;
