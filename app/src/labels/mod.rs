//! Labels: the workspace's words and colours for its conversations.
//!
//! [`labels_page`] lists them; `?edit=` opens one to be renamed, recoloured or merged. What is
//! removed can be taken back from the notice that says so.
//!
//! Start reading at [`labels_page`]. Not here: labelling a conversation (`inbox`), what a
//! command does (`switchboard::labels`).

mod doors;
mod page;
mod problems;

pub use page::labels_page;

use switchboard::access::Right;

use crate::paths;
use crate::routes::Guard::Needs;
use crate::routes::{Entry, door, needs};
use doors::*;

/// The pages, and what each asks.
pub const PAGES: &[Entry] = &[needs(paths::LABELS, Right::DeskArrange)];

/// The doors, and what each asks.
pub const DOORS: &[Entry] = &[
    door::<AddLabel>(Needs(Right::DeskArrange)),
    door::<ChangeLabel>(Needs(Right::DeskArrange)),
    door::<MergeLabels>(Needs(Right::DeskArrange)),
    door::<RemoveLabel>(Needs(Right::DeskArrange)),
    door::<RestoreLabel>(Needs(Right::DeskArrange)),
];
