//! What one can do in the inbox, by verb.

mod arrive;
mod ask_for_person;
mod assign;
mod decide;
mod escalate;
mod mark_read;
mod note;
mod presence;
mod receive;
mod reopen;
mod reply;
mod resolve;
mod retry;
mod return_to_assistant;
mod save_draft;
mod snooze;
mod take_back;
mod take_over;

pub use arrive::{Arrived, BringsIn, CannotArrive, arrive, write};
pub use ask_for_person::{CannotAsk, ask_for_person, ask_for_person_by_api};
pub use assign::{CannotAssign, assign};
pub use decide::{CannotDecide, Decision, decide};
pub use escalate::{CannotEscalate, escalate};
pub use mark_read::{mark_read, mark_unread};
pub use note::{CannotNote, note};
pub use presence::{leave, look};
pub use receive::{mark_delivered, mark_seen};
pub use reopen::{CannotReopen, reopen};
pub use reply::{CannotReply, Reply, Then, reply};
pub use resolve::{CannotResolve, resolve};
pub use retry::{CannotRetry, retry};
pub use return_to_assistant::{CannotReturn, return_to_assistant};
pub use save_draft::{CannotSave, save_draft};
pub use snooze::{CannotSnooze, snooze};
pub use take_back::{CannotTakeBack, take_back};
pub use take_over::{CannotTakeOver, accept, take_next, take_over};
