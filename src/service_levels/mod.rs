//! Service levels: when a workspace is open, what it promises its customers, and what became
//! of each promise.
//!
//! *Business hours* say when people are there; a *policy* promises a first response, a next
//! response or a resolution within minutes of open time, to conversations
//! of a priority, a label, a channel, or to all. What was promised to one customer is
//! a *timer*: it runs from their message, is *paused* while nobody can expect us to act,
//! *ends* when the promise is met, and is *late* once its due time has passed: then the
//! *ladder* tells more and more people. An escalation that nobody accepts is a timer too.
//!
//! Promises
//! - Closed time never counts, and a pause never makes anything due sooner.
//! - A due time explains itself: every stretch from its start, counted, closed or paused.
//! - A change of hours or of a policy is a new version; timers keep the one they started under.
//! - Timers follow from what the conversation says, whatever the order in which it arrived.
//! - Each step of the ladder is climbed once, whoever dies in between.
//!
//! Start reading at [`course`], the one clock, then at [`steps::keep_time`]. Not here: telling
//! the people on the ladder, which writes into the thread (`inbox::work::climb`).

mod model;
pub use model::*;

#[cfg(not(target_arch = "wasm32"))]
mod clock;
#[cfg(not(target_arch = "wasm32"))]
mod commands;
#[cfg(not(target_arch = "wasm32"))]
mod hours;
#[cfg(not(target_arch = "wasm32"))]
mod ladder;
#[cfg(not(target_arch = "wasm32"))]
mod open;
#[cfg(not(target_arch = "wasm32"))]
mod policy;
#[cfg(not(target_arch = "wasm32"))]
pub mod steps;
#[cfg(not(target_arch = "wasm32"))]
mod store;
#[cfg(not(target_arch = "wasm32"))]
mod timer;

#[cfg(not(target_arch = "wasm32"))]
pub use clock::{Course, Pause, Span, Stretch, course};
#[cfg(not(target_arch = "wasm32"))]
pub use commands::{
    BadPolicy, CannotSetHours, CannotWritePolicy, retire_policy, set_fallback, set_hours, write_policy,
};
#[cfg(not(target_arch = "wasm32"))]
pub use hours::{BadHours, Date, Holiday, Hours, Opening, Week};
#[cfg(not(target_arch = "wasm32"))]
pub use ladder::STEP;
#[cfg(not(target_arch = "wasm32"))]
pub use open::open_between;
#[cfg(not(target_arch = "wasm32"))]
pub use policy::{Policy, PolicyText};
#[cfg(not(target_arch = "wasm32"))]
pub use store::{Levels, levels, timers_of};
#[cfg(not(target_arch = "wasm32"))]
pub use timer::Timer;

#[cfg(test)]
mod tests;
