//! Leads: the table and the board, one lead in full, and what stands of it beside a conversation.
//!
//! What one is looking at stands in the address: table or board, conditions, order, words. A card of the board is moved by
//! its own form; with scripts it can be dragged, or lifted with the space bar and moved with the arrows.
//!
//! Start reading at [`page`], then [`detail`]. Not here: what counts for a score (the desk's `leads`), the conversation
//! around a proposed lead (`inbox`).

mod address;
mod beside;
mod board;
mod captured;
mod conditions;
mod contact;
mod detail;
mod doors;
mod fields;
mod file;
mod head;
mod new;
mod page;
mod problems;
mod rating;
mod settings;
mod table;
mod timeline;
mod view_doors;
mod words;

pub use address::Looking;
pub use beside::{Near, beside, make};
pub use contact::of_contact;
pub use detail::lead_page;
pub use file::csv;
pub use new::new_lead_page;
pub use page::leads_page;
pub use settings::settings_page;

use switchboard::access::Right;

use crate::paths;
use crate::routes::Guard::Needs;
use crate::routes::{Entry, door, needs};

/// The pages of this feature.
pub const PAGES: &[Entry] = &[
    needs("/leads", Right::LeadsRead),
    needs("/leads/new", Right::LeadsWork),
    needs("/leads/:lead", Right::LeadsRead),
    needs(paths::LEAD_SETTINGS, Right::DeskArrange),
];

/// The doors of this feature.
pub const DOORS: &[Entry] = &[
    door::<doors::Capture>(Needs(Right::LeadsWork)),
    door::<doors::Dismiss>(Needs(Right::LeadsWork)),
    door::<doors::Add>(Needs(Right::LeadsWork)),
    door::<doors::MoveTo>(Needs(Right::LeadsWork)),
    door::<doors::MoveMany>(Needs(Right::LeadsWork)),
    door::<doors::UndoMove>(Needs(Right::LeadsWork)),
    door::<doors::Own>(Needs(Right::LeadsWork)),
    door::<doors::Note>(Needs(Right::LeadsWork)),
    door::<doors::Describe>(Needs(Right::LeadsWork)),
    door::<doors::SetValue>(Needs(Right::LeadsWork)),
    door::<doors::Label>(Needs(Right::LeadsWork)),
    door::<doors::Rate>(Needs(Right::LeadsWork)),
    door::<doors::LeaveToRules>(Needs(Right::LeadsWork)),
    door::<view_doors::SaveView>(Needs(Right::LeadsRead)),
    door::<view_doors::RemoveView>(Needs(Right::LeadsRead)),
    door::<view_doors::RestoreView>(Needs(Right::LeadsRead)),
    door::<settings::SetSettings>(Needs(Right::DeskArrange)),
];
