//! Saved replies: what agents answer again and again.
//!
//! [`list_page`] shows them and adds one, [`reply_page`] changes or removes one; both stand in the
//! settings, for whoever writes knowledge. The composer offers them to everybody who answers and
//! posts to [`Insert`], which brings the draft back with the reply in it.
//!
//! Start reading at [`list_page`]. Not here: what a variable stands for
//! (`switchboard::saved_replies`), the composer (`inbox`).

mod doors;
mod fields;
mod page;
mod problems;

pub use doors::Insert;
pub use page::{list_page, reply_page};

use switchboard::access::Right;

use crate::paths::SAVED_REPLIES;
use crate::routes::Guard::Needs;
use crate::routes::{Entry, door, needs};

/// The pages, and what each asks.
pub const PAGES: &[Entry] =
    &[needs(SAVED_REPLIES, Right::KnowledgeWrite), needs("/settings/saved-replies/:reply", Right::KnowledgeWrite)];

/// The doors, and what each asks.
pub const DOORS: &[Entry] = &[
    door::<doors::Write>(Needs(Right::KnowledgeWrite)),
    door::<doors::Revise>(Needs(Right::KnowledgeWrite)),
    door::<doors::Remove>(Needs(Right::KnowledgeWrite)),
    door::<doors::Insert>(Needs(Right::InboxReply)),
];
