//! Assistant: how it is set. Who drafts its answers, how sure it must be, what it may spend.
//!
//! [`assistant_page`] has three forms. Whoever may tune sees the threshold and the limits;
//! provider and key are for those who may set keys.
//!
//! Promises
//! - A key goes in and never comes out: no page, no form and no log shows it (`O-5`).
//! - A refused form keeps what was typed, but for the key.
//!
//! Start reading at [`assistant_page`]. Not here: what it does on one channel (`channels`), why
//! it answered as it did (`inbox`), how it answers (`switchboard::assistant`).

mod amounts;
mod doors;
mod limits;
mod page;
mod problems;
mod provider;
mod replay;
mod threshold;

pub use page::assistant_page;

use switchboard::access::Right;

use crate::routes::{Entry, Guard::Needs, door, needs};
use doors::*;

/// The pages, and what each asks.
pub const PAGES: &[Entry] = &[needs("/settings/assistant", Right::AssistantTune)];

/// The doors, and what each asks.
pub const DOORS: &[Entry] = &[
    door::<SetProvider>(Needs(Right::AssistantKeys)),
    door::<Tune>(Needs(Right::AssistantTune)),
    door::<Limit>(Needs(Right::AssistantTune)),
];
