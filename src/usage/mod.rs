//! Usage: what a workspace uses, what of it may be used, and who is told.
//!
//! Whatever is paid for is an *event*, written once in the transaction of what it counts, by a trigger, so that nobody can
//! forget it: a conversation with its first customer's message, a run of the assistant with its tokens and its cost, a
//! file while it is kept. A message is its own event: its row has an id that comes once, so it is counted without another.
//! Events are added up in *hours*, of which months of the workspace's calendar are made.
//!
//! A *meter* holds a month against its limit: conversations, storage, spending. At half of it, at its soft limit and at
//! its end those are told who read the bills, once each in a month. At the end the assistant *pauses*, or *goes over*,
//! as the owner says.
//!
//! Promises
//! - Nothing is counted twice, and what is used is never changed afterwards.
//! - Spending is promised before it is spent, so parallel runs pass the budget of a month by one call at most (`L-5`).
//! - People always go on: only the assistant ever waits for a limit.
//! - What a limit already let begin goes on: conversation 500 of 500 is answered to its end.
//! - Every night the hours are held against the events, and the events against what they count; what was missing is added,
//!   and it is written down how much that was.
//!
//! Start reading at [`work::look`]. Not here: promising money to a run (`assistant::store`), reports of what happened and
//! their file (`analytics`), plans and what they cost.

mod commands;
mod model;
mod month;
pub mod steps;
mod store;
pub mod system;
pub mod work;

pub use commands::set_budget;
pub use model::{AtLimit, Budget, Check, Meter, Metered, SOFT_PERCENT, Unacceptable};
pub use month::Month;
pub use store::{last_check, meters};

#[cfg(test)]
mod tests;
