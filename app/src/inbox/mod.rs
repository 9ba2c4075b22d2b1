//! Inbox: the list of conversations, one conversation, and what an agent does there.
//!
//! `/inbox` is the list, `/inbox/:id` the same list with a conversation open beside it; on a
//! narrow screen each address shows one pane. What one is looking at stands in the address:
//! the view, the filters, the page, the details, the act that is being prepared.
//!
//! Start reading at [`page`], then [`composer`]. Not here: what a reply does (the desk's
//! `inbox`), the frame around the page (`shell`).

mod address;
mod composer;
mod details;
mod doors;
mod entry;
mod filters;
mod happening;
mod head;
mod list;
mod page;
mod problems;
mod proposals;
mod reader;
mod row;
mod thread;

#[cfg(test)]
mod tests;

pub use address::conversation as conversation_address;
pub use doors::TakeNext;
pub use page::{conversation_page, inbox_page};
pub use reader::{Reader, contact_name};
pub use row::channel_icon;

use leptos::server_fn::ServerFn as _;
use switchboard::access::Right;

use crate::routes::{Entry, needs};

/// The pages of this feature.
pub const PAGES: &[Entry] = &[needs("/inbox", Right::InboxRead), needs("/inbox/:id", Right::InboxRead)];

/// The doors of this feature.
pub const DOORS: &[Entry] = &[
    needs(doors::Write::PATH, Right::InboxReply),
    needs(doors::KeepDraft::PATH, Right::InboxReply),
    needs(doors::Decide::PATH, Right::InboxReply),
    needs(doors::TakeOver::PATH, Right::InboxReply),
    needs(doors::TakeNext::PATH, Right::InboxReply),
    needs(doors::ReturnToAssistant::PATH, Right::InboxReply),
    needs(doors::Snooze::PATH, Right::InboxReply),
    needs(doors::Resolve::PATH, Right::InboxReply),
    needs(doors::Reopen::PATH, Right::InboxReply),
    needs(doors::Escalate::PATH, Right::InboxReply),
    needs(doors::Retry::PATH, Right::InboxReply),
    needs(doors::TakeBack::PATH, Right::InboxReply),
    needs(doors::Assign::PATH, Right::InboxAssign),
    needs(doors::MarkUnread::PATH, Right::InboxRead),
    needs(doors::Look::PATH, Right::InboxRead),
    needs(doors::Leave::PATH, Right::InboxRead),
];
