//! Escalations: the queue of hand-overs, and what one does with them.
//!
//! Who waits longest stands on top; a row leads to its conversation. Start reading at
//! [`page`]. Not here: raising an escalation (`inbox`).

mod doors;
mod page;
mod problems;
mod rows;

pub use page::escalations_page;

use switchboard::access::Right;

use crate::routes::Guard::Needs;
use crate::routes::{Entry, door, needs};

/// The pages of this feature.
pub const PAGES: &[Entry] = &[needs("/escalations", Right::InboxRead)];

/// The doors of this feature.
pub const DOORS: &[Entry] = &[
    door::<doors::Accept>(Needs(Right::EscalationsWork)),
    door::<doors::Resolve>(Needs(Right::EscalationsWork)),
    door::<doors::Reopen>(Needs(Right::EscalationsWork)),
];
