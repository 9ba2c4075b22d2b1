//! Every statement of the assistant, by noun.

mod asked;
mod briefs;
mod runs;
mod settings;
mod spending;
pub(super) mod summaries;
mod traces;

pub(super) use asked::{Asked, asked_lately};
pub(super) use briefs::abandon_briefs;
pub(super) use runs::{Ending, NewRun, Previous, Start, abandon, end, previous, start};
pub use runs::{replay, runs_of_conversation};
pub use settings::settings;
pub(super) use settings::{Configured, KeptProvider, configured, hold, put_limits, put_provider, put_tuning};
pub(super) use spending::{Scope, reserve, settle};
pub use summaries::summary;
pub use traces::trace;
pub(super) use traces::{Searched, add_passages, keep_search};
