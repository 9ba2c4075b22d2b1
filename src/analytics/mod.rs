//! Analytics: what a workspace has done, counted.
//!
//! Every number is a [`Metric`] of one registry, with a name, a unit and a source; its definition is a sentence of the
//! catalogue. A *period* is some days of the workspace's own calendar, a *slice* some of its conversations.
//!
//! What happens is counted once an hour is touched: triggers mark the conversation, [`work::count`] counts each hour in
//! which it has happened anew, from the raw rows, and every report adds hours. An hour is one of UTC, cut where a day
//! of the workspace begins. Hours of days long past are added up once (`days.rs`), for reports of long periods.
//!
//! Promises
//! - The chart, the table under it, the file and the API read the same hours: they cannot disagree.
//! - A day is a day of the workspace's zone, also when clocks change.
//! - An hour that is counted twice is the same; what comes late, or is undone, is counted when it comes.
//! - What the assistant resolved counts as resolved by it once the customer has stayed away for 72 hours.
//! - An agent's numbers count what the agent sees. Behind each figure stand its conversations, and no other.
//!
//! Start reading at [`per_day`] and [`listed()`], then at [`service`] and [`backlog()`]. Not here: drawing (`app`),
//! and what customers write about, which is found day by day (`topics`).

mod backlog;
mod days;
mod figures;
mod listed;
mod metric;
mod period;
mod store;
pub mod system;
pub mod work;

pub use backlog::{ALARM, Backlog, Waiting, backlog, waiting};
pub use figures::{Day, Figures, Part, Progress, RETURN, settled_before};
pub use listed::{Listed, NoPlace, Page, Place};
pub use metric::{BY_KIND, COUNTED, Dimension, Metric, OF_ASSISTANT, PERIODS, USED, Unit};
pub use period::{LONGEST, NO_TEAM, NO_TOPIC, NOBODY, Period, Slice};
pub use store::figures::{by, compared, each, per_day, progress};
pub use store::labels::{Labelled, by_label};
pub use store::listed::listed;
pub use store::topic::{Sample, TopicGap, gaps_of_topic, samples};
pub use store::topics::{TopicLine, TopicsOf, WORTH_LOOKING, share, top_topics, topics};
pub use store::{ReasonTimes, Service, service, zone};

#[cfg(test)]
mod tests;
