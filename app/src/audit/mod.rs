//! Audit: who did what, when, from where; who signed in, and who was refused.
//!
//! [`audit_page`] lists the log, newest first, and filters it by person, action, kind of
//! thing and day. The filters stand in the address. Nothing here changes anything, so there
//! are no doors.

mod entries;
mod filters;
mod page;

pub use page::audit_page;

use switchboard::access::Right;

use crate::routes::{Entry, needs};

/// The pages, and what each asks.
pub const PAGES: &[Entry] = &[needs("/audit", Right::AuditRead)];
