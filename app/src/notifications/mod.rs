//! Notifications: what one should know of, behind the bell.
//!
//! Start reading at [`notifications_page`]. Not here: who is told what (the desk's
//! `inbox::work::climb`), the bell's number (`shell`).

mod doors;
mod page;

pub use page::notifications_page;

use switchboard::access::Right;

use crate::routes::Guard::Needs;
use crate::routes::{Entry, door, needs};

/// The pages of this feature.
pub const PAGES: &[Entry] = &[needs("/notifications", Right::InboxRead)];

/// The doors of this feature.
pub const DOORS: &[Entry] =
    &[door::<doors::Open>(Needs(Right::InboxRead)), door::<doors::MarkAllRead>(Needs(Right::InboxRead))];
