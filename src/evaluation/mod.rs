//! Evaluation: questions that the assistant should be able to answer, and whether it is.
//!
//! A workspace keeps a *set* of questions, each with the *expected* item of knowledge, or with none where a
//! person should answer. A *run* asks the whole set, as a customer would and without one: no model is called,
//! nobody is written to, it costs nothing. Each answer has a *verdict*. One run beside the one before says what a
//! change of the knowledge made better or worse.
//!
//! ```text
//! question:  asked ──► retired                      restore: it is asked again
//! run:       waiting ──► running ──► done | failed
//! answer:    (waits) ──► right | wrong | refused-rightly | refused-wrongly
//! ```
//!
//! Promises
//! - The same words are one question of the set: added again, it expects what was said last.
//! - One run of a workspace goes on at a time. It asks what was in the set when it began, each question once,
//!   however often its worker dies.
//! - A question that is retired keeps what it was answered, and can come back.
//! - A run answers by the same code as the test of a single question (`assistant::rehearse`).
//!
//! Start reading at [`add`] and [`run`], then [`work`]. Not here: finding and answering (`knowledge`, `assistant`),
//! what customers asked and would be answered after a change (`assistant::preview`).
//!

mod commands;
mod model;
mod store;
pub mod work;

pub use commands::{Added, CannotAdd, CannotRestore, CannotRetire, CannotRun, add, restore, retire, run};
pub use model::{
    Answered, Changed, LONGEST_QUESTION, MOST_QUESTIONS, NewQuestion, Question, Run, RunState, Unacceptable, Verdict,
    changed,
};
pub use store::answers::answers;
pub use store::questions::{known, questions};
pub use store::runs::{find, runs};

#[cfg(test)]
mod tests;
