//! Analytics: what the workspace has done, drawn, listed and as a file.
//!
//! The chart, the table under it, the file and the API are made of the same hours, and every figure leads to its
//! conversations. What one is looking at stands in the address ([`Looking`]), so that all of it works with scripts off.
//!
//! Start reading at [`analytics_page`]. Not here: counting (the desk's `analytics`).

mod asked;
mod assistant;
mod chart;
mod figures;
mod file;
mod hours;
mod labels;
mod listed;
mod looking;
mod page;
mod service;
mod tables;
mod tasks;
mod topics;
mod usage;
mod words;

pub use asked::Names;
pub use assistant::{assistant_alarm, assistant_page};
pub use file::{csv, hours_csv, labels_csv, parts_csv, reasons_csv, usage_csv};
pub use listed::listed_page;
pub use looking::Looking;
pub use page::analytics_page;
pub use service::service_page;
pub use topics::{top_topics, topic_page, topics_csv, topics_page};
pub use usage::usage_page;
pub use words::whole;

use switchboard::access::Right;

use crate::paths;
use crate::routes::Guard::Needs;
use crate::routes::{Entry, door, needs};

/// The pages of this feature.
pub const PAGES: &[Entry] = &[
    needs("/analytics", Right::InboxRead),
    needs("/analytics/conversations", Right::InboxRead),
    needs("/analytics/sla", Right::InboxRead),
    needs("/analytics/ai", Right::InboxRead),
    needs("/analytics/topics", Right::InboxRead),
    needs("/analytics/topics/:topic", Right::InboxRead),
    needs(paths::USAGE, Right::BillingRead),
];

/// The doors of this feature.
pub const DOORS: &[Entry] = &[
    door::<tasks::AskAgain>(Needs(Right::InboxReply)),
    door::<tasks::CallOff>(Needs(Right::InboxReply)),
    door::<topics::doors::RenameTopic>(Needs(Right::DeskArrange)),
    door::<topics::doors::MergeTopics>(Needs(Right::DeskArrange)),
    door::<topics::doors::UnmergeTopic>(Needs(Right::DeskArrange)),
    door::<topics::doors::TellApart>(Needs(Right::DeskArrange)),
    door::<topics::doors::SplitTopic>(Needs(Right::DeskArrange)),
    door::<topics::doors::HideKeyword>(Needs(Right::DeskArrange)),
    door::<topics::doors::ShowKeyword>(Needs(Right::DeskArrange)),
    door::<topics::doors::SetPolicy>(Needs(Right::AssistantPublish)),
];
