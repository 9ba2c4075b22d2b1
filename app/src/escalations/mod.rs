//! Escalations: the queue of hand-overs, one of them in full, and the reasons for one.
//!
//! Who waits longest stands on top; a row leads to its conversation and to its own page, which
//! has the brief, what one can do about it, and every step of its way.
//!
//! Start reading at [`page`], then [`detail`]. Not here: raising an escalation (`inbox`).

mod acts;
mod briefing;
mod detail;
mod doors;
mod page;
mod problems;
mod reason_doors;
mod reasons;
mod rows;
mod timeline;

pub use detail::escalation_page;
pub use page::escalations_page;
pub use reasons::reasons_page;

use switchboard::access::Right;

use crate::paths;
use crate::routes::Guard::Needs;
use crate::routes::{Entry, door, needs};

/// The pages of this feature.
pub const PAGES: &[Entry] = &[
    needs("/escalations", Right::InboxRead),
    needs("/escalations/:id", Right::InboxRead),
    needs(paths::REASONS, Right::DeskArrange),
];

/// The doors of this feature.
pub const DOORS: &[Entry] = &[
    door::<doors::Accept>(Needs(Right::EscalationsWork)),
    door::<doors::Resolve>(Needs(Right::EscalationsWork)),
    door::<doors::Reopen>(Needs(Right::EscalationsWork)),
    door::<doors::Reassign>(Needs(Right::InboxAssign)),
    door::<doors::EditBrief>(Needs(Right::EscalationsWork)),
    door::<doors::WantBrief>(Needs(Right::EscalationsWork)),
    door::<reason_doors::AddReason>(Needs(Right::DeskArrange)),
    door::<reason_doors::RenameReason>(Needs(Right::DeskArrange)),
    door::<reason_doors::SwitchReason>(Needs(Right::DeskArrange)),
];
