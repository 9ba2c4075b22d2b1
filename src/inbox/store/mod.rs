//! The statements of the inbox, by noun.

mod addressees;
mod api;
mod board;
mod contact_card;
pub(super) mod contacts;
pub(super) mod conversations;
mod counts;
mod customer;
pub(super) mod deliveries;
pub(super) mod drafts;
pub(super) mod events;
pub(super) mod imports;
pub(super) mod intents;
mod line;
mod list;
pub(super) mod members;
pub(super) mod mentions;
pub(super) mod messages;
pub(super) mod opinions;
pub(super) mod presence;
mod proposals;
mod seen;
mod thread;
pub(super) mod transfers;
pub(super) mod turns;

pub use addressees::{Addressee, addressee};
pub(super) use addressees::{addressees, of_conversations};
pub use api::{ApiConversation, ApiMessage, conversation_for_api, message_for_callback, messages_for_api};
pub use board::{Board, BoardLamp, BoardLine, board};
pub use contact_card::{ContactCard, KnownAs, OtherConversation, contact, conversations_of, known_as};
pub use conversations::Conversation;
pub use counts::{COUNTED, counts, counts_of, to_answer};
pub use customer::{
    CustomerMessage, CustomerQuote, CustomerSource, CustomerThread, Typing, thread_for_api, thread_for_visitor,
};
pub use drafts::{Draft, draft};
pub use events::{Arrival, arrival};
pub use line::{Counts, Cursor, Filter, Line, Page};
pub(super) use list::list_ids;
pub use list::{Whose, find, list, list_with_counts, whose};
pub use mentions::{Mention, mentioned_in, mentions_of_me};
pub use messages::Message;
pub use opinions::Made;
pub use presence::{Viewer, who_views};
pub use proposals::{Proposal, ProposalSource, proposals};
#[cfg(test)]
pub(super) use seen::GROUPS;
pub use thread::{Entry, Quoted, Run, Source, Thread, ThreadCursor, thread};
