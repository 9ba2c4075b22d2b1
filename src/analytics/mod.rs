//! Analytics: what a workspace has done, counted.
//!
//! Every number is a [`Metric`] with a name, a unit and a source; its definition is a sentence
//! of the catalogue. A *period* is the last 7, 30 or 90 days of the workspace's own calendar.
//!
//! Promises
//! - The chart, the table under it and the file read the same query: they cannot disagree.
//! - A day is a day of the workspace's zone, also when clocks change.
//! - An agent's numbers count what the agent sees.
//!
//! Start reading at [`per_day`], then at [`service`]. Not here: drawing (`app`).

mod metric;
mod store;

pub use metric::{Metric, PERIODS, Unit};
pub use store::{Day, ReasonTimes, Service, per_day, service};

#[cfg(test)]
mod tests;
