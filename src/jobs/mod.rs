//! Jobs: work that follows from an event, done after the commit, at least once.
//!
//! A job is *ready* until its time has come and a worker claims it under a lease; *running*
//! while the lease holds; *done*, or *dead* when it failed too often and waits for a person.
//! A job whose worker died is claimed again when its lease ends.
//!
//! We keep our own queue: the well-kept crates commit a job's completion apart from its
//! effects, so none can refuse the commit of a worker whose lease was lost (`J-4`).
//!
//! Promises
//! - A job exists if and only if the event that it follows from was committed.
//! - Whoever finishes a job must hold its newest token: a stale worker's effects are rolled
//!   back with its commit.
//! - Tenants take turns: a thousand jobs of one do not delay the first job of another.
//! - A job that fails keeps its payload and the reason, waits longer after each try, and
//!   dies after [`MAX_ATTEMPTS`]; a person can replay it. Tries that met only what passes,
//!   such as a database that is away, do not count.
//!
//! Start reading at [`Work`], then `server/src/worker.rs`, which runs them.

mod backoff;
pub(crate) mod store;
pub mod system;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::ids::*;

pub use backoff::{MAX_ATTEMPTS, delay};
pub use store::{Claim, Unfinished, extend, fail, finish, hasten, holds, replay};

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Work {
    /// Make a message of what arrived.
    Ingest { event: InboxEventId },
    /// Let the assistant answer a message.
    Reply { conversation: ConversationId, message: MessageId },
    /// Hand a message to its channel.
    Deliver { delivery: DeliveryId },
    /// Send a mail.
    SendMail { mail: MailId },
    /// Open a conversation whose snooze has ended.
    Wake { conversation: ConversationId },
    /// Act on the next of many conversations.
    Bulk { bulk: BulkId },
    /// Give back what somebody who went away has not answered.
    HandBack { member: MemberId },
    /// Give what waits in the teams of somebody who takes conversations again.
    GiveTo { member: MemberId },
    /// Give what waits for a team to its members, by turns.
    Share { team: TeamId },
    /// Tell the next people that a promise was not kept.
    Climb { timer: TimerId },
    /// Write down what whoever takes an escalation should know.
    Brief { conversation: ConversationId, escalation: EscalationId },
    /// Sum up a conversation.
    Summarise { conversation: ConversationId },
    /// Tell a member what waits for them.
    BringNews { member: MemberId },
    /// Read a file into the item of knowledge that it was uploaded for.
    ReadDocument { original: FileId },
    /// Ask a website for the next page.
    Crawl { crawl: CrawlId },
    /// Begin to read a website whose time has come.
    BeginCrawl { site: SiteId },
    /// Look at what passages mean.
    LookAtMeaning,
    /// Ask the next questions of an evaluation.
    Evaluate { run: EvaluationId },
    /// Ask the questions of a gap again.
    AskAgain { gap: GapId },
    /// Find the topics of a day that has ended, or of which messages came late.
    FindTopics,
    /// Do what is due of the knowledge: ends, planned versions, ages.
    TendKnowledge,
    /// Read at Stripe what the workspace has and owes.
    ReadStripe,
}

impl Work {
    /// Every kind, as the queue names them.
    pub const KINDS: &'static [&'static str] = &[
        "ingest",
        "reply",
        "deliver",
        "send_mail",
        "wake",
        "bulk",
        "hand_back",
        "give_to",
        "share",
        "climb",
        "brief",
        "summarise",
        "bring_news",
        "read_document",
        "crawl",
        "begin_crawl",
        "look_at_meaning",
        "evaluate",
        "ask_again",
        "tend_knowledge",
        "find_topics",
        "read_stripe",
    ];

    /// The kind, as the queue names it.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Ingest { .. } => "ingest",
            Self::Reply { .. } => "reply",
            Self::Deliver { .. } => "deliver",
            Self::SendMail { .. } => "send_mail",
            Self::Wake { .. } => "wake",
            Self::Bulk { .. } => "bulk",
            Self::HandBack { .. } => "hand_back",
            Self::GiveTo { .. } => "give_to",
            Self::Share { .. } => "share",
            Self::Climb { .. } => "climb",
            Self::Brief { .. } => "brief",
            Self::Summarise { .. } => "summarise",
            Self::BringNews { .. } => "bring_news",
            Self::ReadDocument { .. } => "read_document",
            Self::Crawl { .. } => "crawl",
            Self::BeginCrawl { .. } => "begin_crawl",
            Self::LookAtMeaning => "look_at_meaning",
            Self::Evaluate { .. } => "evaluate",
            Self::AskAgain { .. } => "ask_again",
            Self::TendKnowledge => "tend_knowledge",
            Self::FindTopics => "find_topics",
            Self::ReadStripe => "read_stripe",
        }
    }
}

/// Work with its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// What is to be done.
    pub work: Work,
    /// Not before; `None` is as soon as possible.
    pub at: Option<OffsetDateTime>,
}

impl Job {
    /// As soon as possible.
    pub const fn now(work: Work) -> Self {
        Self { work, at: None }
    }

    /// Not before `moment`.
    pub const fn at(work: Work, moment: OffsetDateTime) -> Self {
        Self { work, at: Some(moment) }
    }
}
