//! Mail: the outbox of an installation under development.
//!
//! Letters leave by SMTP; without a server, [`outbox_page`] shows what would have left, with
//! the links that people would have followed. Outside of development the page does not exist:
//! those links open other people's accounts.

mod outbox;

pub use outbox::outbox_page;

use switchboard::access::Right;

use crate::routes::{Entry, needs};

/// The pages, and what each asks.
pub const PAGES: &[Entry] = &[needs("/outbox", Right::WorkspaceManage)];
