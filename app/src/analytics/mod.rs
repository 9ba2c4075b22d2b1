//! Analytics: what the workspace has done, drawn, listed and as a file.
//!
//! The chart, the table under it, the file and the API are made of the same days. Start reading at
//! [`analytics_page`]. Not here: counting (the desk's `analytics`).

mod assistant;
mod chart;
mod file;
mod labels;
mod looking;
mod page;
mod service;
mod tasks;
mod topics;

pub use assistant::{assistant_alarm, assistant_page};
pub use file::{csv, labels_csv, reasons_csv};
pub use looking::Looking;
pub use page::analytics_page;
pub use service::service_page;
pub use topics::{top_topics, topic_page, topics_csv, topics_page};

use switchboard::access::Right;

use crate::routes::Guard::Needs;
use crate::routes::{Entry, door, needs};

/// The pages of this feature.
pub const PAGES: &[Entry] = &[
    needs("/analytics", Right::InboxRead),
    needs("/analytics/sla", Right::InboxRead),
    needs("/analytics/ai", Right::InboxRead),
    needs("/analytics/topics", Right::InboxRead),
    needs("/analytics/topics/:topic", Right::InboxRead),
];

/// The doors of this feature.
pub const DOORS: &[Entry] = &[
    door::<tasks::AskAgain>(Needs(Right::InboxReply)),
    door::<tasks::CallOff>(Needs(Right::InboxReply)),
    door::<topics::doors::RenameTopic>(Needs(Right::DeskArrange)),
    door::<topics::doors::MergeTopics>(Needs(Right::DeskArrange)),
    door::<topics::doors::TellApart>(Needs(Right::DeskArrange)),
    door::<topics::doors::SplitTopic>(Needs(Right::DeskArrange)),
    door::<topics::doors::HideKeyword>(Needs(Right::DeskArrange)),
    door::<topics::doors::ShowKeyword>(Needs(Right::DeskArrange)),
    door::<topics::doors::SetPolicy>(Needs(Right::AssistantPublish)),
];
