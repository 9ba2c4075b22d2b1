//! Service levels: business hours, what is promised, and the fallback address.
//!
//! Start reading at [`service_levels_page`]. Not here: when something is due, and why, which
//! the inbox shows (`inbox::due`).

mod doors;
mod hours;
mod page;
mod policies;
mod problems;

pub use page::service_levels_page;

use switchboard::access::Right;

use crate::routes::Guard::Needs;
use crate::routes::{Entry, door, needs};

/// The pages of this feature.
pub const PAGES: &[Entry] = &[needs(crate::paths::SERVICE_LEVELS, Right::WorkspaceManage)];

/// The doors of this feature.
pub const DOORS: &[Entry] = &[
    door::<doors::SetHours>(Needs(Right::WorkspaceManage)),
    door::<doors::WritePolicy>(Needs(Right::WorkspaceManage)),
    door::<doors::RetirePolicy>(Needs(Right::WorkspaceManage)),
    door::<doors::SetFallback>(Needs(Right::WorkspaceManage)),
];
