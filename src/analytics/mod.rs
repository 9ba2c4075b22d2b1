//! Analytics: what a workspace has done, counted.
//!
//! Every number is a [`Metric`] with a name, a unit and a source; its definition is a sentence
//! of the catalogue. A *period* is the last 7, 30 or 90 days of the workspace's own calendar.
//!
//! Promises
//! - The chart, the table under it, the file and the API read the same query: they cannot disagree.
//! - A day is a day of the workspace's zone, also when clocks change.
//! - An agent's numbers count what the agent sees.
//!
//! Start reading at [`per_day`], then at [`service`] and [`backlog()`]. Not here: drawing (`app`).

mod backlog;
mod metric;
mod store;

pub use backlog::{ALARM, Backlog, Waiting, backlog, waiting};
pub use metric::{Metric, PER_DAY, PERIODS, Unit};
pub use store::labels::{Labelled, by_label};
pub use store::topic::{Sample, TopicGap, gaps_of_topic, samples};
pub use store::topics::{TopicLine, TopicsOf, WORTH_LOOKING, share, top_topics, topics};
pub use store::{Day, ReasonTimes, Service, per_day, service, zone};

#[cfg(test)]
mod tests;
