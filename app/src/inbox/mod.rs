//! Inbox: the list of conversations, one conversation, and what an agent does there.
//!
//! `/inbox` is the list, `/inbox/:id` the same list with a conversation open beside it; on a
//! narrow screen each address shows one pane. What one is looking at stands in the address:
//! the view, the filters, the page, the details, the act that is being prepared.
//!
//! Start reading at [`page`], then [`composer`]. Not here: what a reply does (the desk's
//! `inbox`), the frame around the page (`shell`).

mod address;
mod blocking;
mod chosen;
mod chosen_doors;
mod composer;
mod delivered;
mod details;
mod doors;
mod due;
mod entry;
mod files;
mod filters;
mod first;
mod happening;
mod head;
mod intent;
mod judged;
mod list;
mod moved;
mod page;
mod problems;
mod progress;
mod proposals;
mod reader;
mod regrouping;
mod regrouping_doors;
mod row;
mod saved;
mod saved_doors;
mod suggested;
mod summary;
mod thread;
mod trace;
mod views;
mod words;

#[cfg(test)]
mod tests;

pub use address::conversation as conversation_address;
pub use blocking::blocking_button;
pub use doors::{Prioritise, ReturnToAssistant, TakeNext};
pub use first::new_conversation_page;
pub use judged::{piece, pieces};
pub use page::{conversation_page, inbox_page};
pub use progress::progress_page;
pub use reader::{Reader, contact_name};
pub use row::{channel_icon, lamp_state, spans};
pub use trace::trace_page;

use switchboard::access::Right;

use crate::routes::Guard::Needs;
use crate::routes::{Entry, door, needs};

/// The pages of this feature.
pub const PAGES: &[Entry] = &[
    needs("/inbox", Right::InboxRead),
    needs("/inbox/new", Right::InboxReply),
    needs("/inbox/:id", Right::InboxRead),
    needs("/inbox/acts/:act", Right::InboxAssign),
    needs("/inbox/runs/:run", Right::InboxRead),
];

/// The doors of this feature.
pub const DOORS: &[Entry] = &[
    door::<doors::Write>(Needs(Right::InboxReply)),
    door::<first::WriteFirst>(Needs(Right::InboxReply)),
    door::<doors::KeepDraft>(Needs(Right::InboxReply)),
    door::<doors::DiscardDraft>(Needs(Right::InboxReply)),
    door::<doors::Decide>(Needs(Right::InboxReply)),
    door::<judged::Judge>(Needs(Right::InboxReply)),
    door::<doors::TakeOver>(Needs(Right::InboxReply)),
    door::<doors::TakeNext>(Needs(Right::InboxReply)),
    door::<doors::ReturnToAssistant>(Needs(Right::InboxReply)),
    door::<doors::Snooze>(Needs(Right::InboxReply)),
    door::<doors::Resolve>(Needs(Right::InboxReply)),
    door::<doors::Reopen>(Needs(Right::InboxReply)),
    door::<doors::Escalate>(Needs(Right::InboxReply)),
    door::<doors::Label>(Needs(Right::InboxReply)),
    door::<suggested::DismissLabel>(Needs(Right::InboxReply)),
    door::<doors::Prioritise>(Needs(Right::InboxReply)),
    door::<intent::SayIntent>(Needs(Right::InboxReply)),
    door::<blocking::Block>(Needs(Right::InboxReply)),
    door::<doors::Retry>(Needs(Right::InboxReply)),
    door::<regrouping_doors::Merge>(Needs(Right::InboxReply)),
    door::<regrouping_doors::UndoMerge>(Needs(Right::InboxReply)),
    door::<regrouping_doors::Split>(Needs(Right::InboxReply)),
    door::<regrouping_doors::Summarise>(Needs(Right::InboxReply)),
    door::<doors::TakeBack>(Needs(Right::InboxReply)),
    door::<chosen_doors::ActOnMany>(Needs(Right::InboxAssign)),
    door::<chosen_doors::UndoMany>(Needs(Right::InboxAssign)),
    door::<doors::AssignTeam>(Needs(Right::InboxAssign)),
    door::<saved_doors::SaveView>(Needs(Right::InboxRead)),
    door::<saved_doors::RemoveView>(Needs(Right::InboxRead)),
    door::<saved_doors::RestoreView>(Needs(Right::InboxRead)),
    door::<doors::Assign>(Needs(Right::InboxAssign)),
    door::<doors::MarkUnread>(Needs(Right::InboxRead)),
    door::<doors::Look>(Needs(Right::InboxRead)),
    door::<doors::Leave>(Needs(Right::InboxRead)),
];
