//! Inbox: every conversation a tenant is having, and the answers it gives.
//!
//! A conversation is *open* while somebody waits for an answer, *waiting* while the customer
//! has the word, *snoozed* when it should come back later, *resolved* when nobody waits. A
//! message from the customer opens it again; long after it was resolved, one that continues
//! it begins instead. Its line is held by the *assistant*, by an *agent*, or by *nobody*:
//! then a person is needed. An answer is *queued* for five seconds, in which it can be taken
//! back, then *sending*, *sent*, *delivered*, *read*; or *failed*, or *unknown* when a crash
//! leaves it in doubt.
//!
//! Promises
//! - What arrives is stored once per channel and acknowledged after that; twice, late or in
//!   disorder, it makes the same conversation (`W-3`, `W-4`, `R-16`, `R-17`).
//! - One person has at most one unresolved conversation on one channel.
//! - A reply, its status and its delivery happen together or not at all.
//! - The assistant answers only while it holds the line: a take-over always wins.
//! - An answer whose fate is unknown is never sent again by itself (`J-6`).
//! - What was chosen for a member to see (theirs and nobody's, their teams', all) is the same in
//!   lists, numbers, searches, the live stream and every act; for the rest, and for another
//!   tenant's, there is only "gone". A viewer sees no personal data.
//! - A note is for colleagues: nothing it says ever leaves. Whom it calls by `@` is written down
//!   with it.
//! - Messages are added, never edited; only a queued one can be taken back.
//! - What a person changed in a draft of the assistant's is kept with the message; what each person
//!   thinks of what the assistant wrote is kept once, the customer who asked included.
//! - Conversations of one customer can be merged and split; whoever asks for an old one by its id finds where it goes
//!   on, and the customer reads the same thread as before. A merge is undone within 30 days, entry by entry.
//! - Somebody who wrote before can be written to first, where no conversation of theirs goes on: that begins the next one.
//! - A reply may quote a message of its conversation, never a note.
//! - Labels are proposed by rules and put on by people; what somebody does not want on a conversation is not proposed
//!   there again.
//! - Who goes away gives back what they have not answered, and the thread says why.
//! - What is counted is what is listed: both by the same conditions.
//!
//! Start reading at [`reply`], then [`work::ingest`]. What other features put into their own
//! transactions is in [`steps`]; acts on many conversations are in [`bulk`]. Not here: writing
//! answers with the assistant (`assistant`), the queue of hand-overs (`escalations`), saved ways
//! of looking (`views`), carrying messages out (`server`).

mod model;
pub use model::*;

#[cfg(not(target_arch = "wasm32"))]
mod body;
#[cfg(not(target_arch = "wasm32"))]
pub mod bulk;
#[cfg(not(target_arch = "wasm32"))]
mod commands;
#[cfg(not(target_arch = "wasm32"))]
mod failure;
#[cfg(not(target_arch = "wasm32"))]
mod inbound;
#[cfg(not(target_arch = "wasm32"))]
mod intent;
#[cfg(not(target_arch = "wasm32"))]
mod letters;
#[cfg(not(target_arch = "wasm32"))]
mod moves;
#[cfg(not(target_arch = "wasm32"))]
mod past;
#[cfg(not(target_arch = "wasm32"))]
mod search;
#[cfg(not(target_arch = "wasm32"))]
pub mod steps;
#[cfg(not(target_arch = "wasm32"))]
mod store;
#[cfg(not(target_arch = "wasm32"))]
mod suggest;
#[cfg(not(target_arch = "wasm32"))]
pub mod system;
#[cfg(not(target_arch = "wasm32"))]
pub mod work;

#[cfg(not(target_arch = "wasm32"))]
pub use body::{BadBody, Body};
#[cfg(not(target_arch = "wasm32"))]
pub use commands::*;
#[cfg(not(target_arch = "wasm32"))]
pub use failure::{BadReason, FailureReason};
#[cfg(not(target_arch = "wasm32"))]
pub use inbound::{BadInbound, Inbound, InboundContact};
#[cfg(not(target_arch = "wasm32"))]
pub use past::{MOST_PAST, Past, PastEntry, read_past};
#[cfg(not(target_arch = "wasm32"))]
pub use search::{BEST, Excerpt, FOUND, Found, Hit, Span, Wanted, customers, excerpts, search, wanted};
#[cfg(not(target_arch = "wasm32"))]
pub use store::{
    Addressee, ApiConversation, ApiMessage, Arrival, Board, BoardLamp, BoardLine, COUNTED, ContactCard, Conversation,
    Counts, Cursor, CustomerMessage, CustomerQuote, CustomerSource, CustomerThread, Draft, Entry, Filter, KnownAs,
    Line, Made, Mention, Message, OtherConversation, Page, Proposal, ProposalSource, Quoted, Run, Source, Thread,
    ThreadCursor, Typing, Viewer, Whose, addressee, arrival, board, contact, conversation_for_api, counts, counts_of,
    draft, find, list, list_with_counts, mentioned_in, mentions_of_me, message_for_callback, messages_for_api,
    proposals, thread, thread_for_api, thread_for_visitor, to_answer, who_views, whose,
};
#[cfg(not(target_arch = "wasm32"))]
pub use suggest::{Suggestion, suggested_labels};

#[cfg(test)]
mod tests;
