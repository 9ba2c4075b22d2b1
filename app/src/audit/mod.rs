//! Audit: who did what, when, from where; who signed in, and who was refused.
//!
//! [`audit_page`] lists the log, newest first, and filters it by person, action, kind of
//! thing and day, and by whether it is about personal data. The filters stand in the address. Above it stands whether the
//! log is what it was when it was written. Nothing here changes anything, so there are no doors.

mod chain;
mod entries;
mod filters;
mod page;

pub use filters::Chosen;
pub use page::audit_page;

use switchboard::access::Right;

use crate::routes::{Entry, needs};

/// The pages, and what each asks.
pub const PAGES: &[Entry] = &[needs("/audit", Right::AuditRead)];
