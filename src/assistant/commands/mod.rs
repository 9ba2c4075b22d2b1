//! What one can do with the assistant: set it, and let it answer.

mod answer_message;
mod ask_again;
mod brief;
mod draft;
mod finish;
mod give_up;
mod limit;
mod rehearse;
mod set_provider;
mod summarise;
mod tune;

pub use answer_message::{Assistant, Done};
pub(super) use draft::grounded_first;
pub use limit::{MOST_MICROS, limit};
pub use set_provider::{CannotSetProvider, Key, NewProvider, set_provider};
pub use summarise::{CannotSummarise, ask_for_summary};
pub use tune::{Tuning, tune};
