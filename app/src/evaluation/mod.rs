//! Evaluation: the questions that the assistant should be able to answer, and whether it is.
//!
//! [`evaluation_page`] lists the set with the verdicts of its last run, beside those of the run before. A question
//! comes into it from the page that tries one ([`SaveForm`]), and from the trace of an answer to a customer
//! ([`AskedForm`]).
//!
//! Promises
//! - Whoever may not write sees the same page without the forms; the doors refuse anyway.
//! - A run is shown as far as it is; with scripts the page moves by itself.
//! - A question that is retired can be taken back at once.
//!
//! Start reading at [`evaluation_page`]. Not here: what a run does (`switchboard::evaluation`), trying one question
//! (`knowledge`).

mod asked;
pub mod doors;
mod page;
mod problems;
mod run;
mod save;
mod set;

pub(crate) use asked::{AskedForm, Teaching};
pub use page::evaluation_page;
pub(crate) use save::SaveForm;

use switchboard::access::Right;

use crate::routes::Guard::Needs;
use crate::routes::{Entry, door, needs};
use doors::*;

/// The pages, and what each asks.
pub const PAGES: &[Entry] = &[needs("/knowledge/evaluation", Right::KnowledgeRead)];

/// The doors, and what each asks.
pub const DOORS: &[Entry] = &[
    door::<AddQuestion>(Needs(Right::KnowledgeWrite)),
    door::<RetireQuestion>(Needs(Right::KnowledgeWrite)),
    door::<RestoreQuestion>(Needs(Right::KnowledgeWrite)),
    door::<RunSet>(Needs(Right::KnowledgeWrite)),
];
