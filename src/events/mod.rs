//! Events: what happened, in the past tense, written in the transaction in which it happened.
//!
//! An event moves two things: the live stream of the tenant, which shows it, and the jobs
//! that follow from it, which `server/src/consequences.rs` names in one `match`. What changed
//! in which row is the audit log's matter, not theirs.
//!
//! Promises
//! - An event exists if and only if what it tells was committed.
//! - Every consequence of it was queued in the same transaction.
//!
//! Start reading at [`Event`]; [`crate::tenancy::Tx::record`] writes one.

pub(crate) mod store;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::ids::*;
use crate::jobs::Job;

pub use store::{Happened, after, missed, newest, since};

/// The jobs that follow from an event. Pure: it sees the event and nothing else.
pub type Follows = fn(&Event) -> Vec<Job>;

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// Something arrived from outside and waits to be made into a message.
    Arrived { event: InboxEventId },
    /// A contact wrote.
    MessageReceived { conversation: ConversationId, message: MessageId },
    /// An agent answered.
    Replied { conversation: ConversationId, message: MessageId, delivery: DeliveryId, send_after: OffsetDateTime },
    /// The assistant answered.
    Answered { conversation: ConversationId, message: MessageId, delivery: DeliveryId },
    /// An agent left a note for colleagues.
    Noted { conversation: ConversationId, message: MessageId },
    /// The assistant proposes a reply that a person decides on.
    DraftProposed { conversation: ConversationId, draft: DraftId },
    /// A person decided on a proposed reply.
    DraftDecided { conversation: ConversationId, draft: DraftId },
    /// Status, handler or assignee changed.
    ConversationChanged { conversation: ConversationId },
    /// An agent gave the conversation back to the assistant; `message` waits for an answer.
    ReturnedToAssistant { conversation: ConversationId, message: Option<MessageId> },
    /// A conversation sleeps until a moment, or until the contact writes.
    Snoozed { conversation: ConversationId, until: OffsetDateTime },
    /// Somebody wants to know what a conversation is about so far.
    SummaryAsked { conversation: ConversationId },
    /// A message's way to its channel moved on.
    DeliveryMoved { conversation: ConversationId, message: MessageId },
    /// A person asked to try a message again.
    DeliveryRetried { conversation: ConversationId, message: MessageId, delivery: DeliveryId },
    /// A conversation was handed to people.
    Escalated { conversation: ConversationId, escalation: EscalationId },
    /// Somebody took an escalation on.
    EscalationAccepted { conversation: ConversationId, escalation: EscalationId },
    /// An escalation was resolved or opened again.
    EscalationChanged { conversation: ConversationId, escalation: EscalationId },
    /// Somebody wants the brief of an escalation written once more.
    BriefWanted { conversation: ConversationId, escalation: EscalationId },
    /// A customer was promised something, or a step of the ladder was climbed: the next is at `at`.
    Promised { conversation: ConversationId, timer: TimerId, at: OffsetDateTime },
    /// Somebody opened, left or writes in a conversation.
    PresenceChanged { conversation: ConversationId },
    /// What the assistant may answer from changed; `None` is many items at once.
    KnowledgeChanged { item: Option<ItemId> },
    /// What knowledge means is being looked at, or is to be.
    MeaningMoved,
    /// Something of the knowledge is due at `at`: an end, or a planned version.
    KnowledgePlanned { at: OffsetDateTime },
    /// Somebody wants the questions of a gap asked again.
    GapAskedAgain { gap: GapId },
    /// A day has ended, or messages of an earlier one came late: their topics are to be found.
    TopicsWanted,
    /// Topics were found, named, merged, split, or what the assistant may do with them changed.
    TopicsChanged,
    /// A file waits to be read into an item of knowledge.
    DocumentArrived { item: ItemId, original: FileId },
    /// A channel was connected or changed.
    ChannelChanged { channel: ChannelId },
    /// Labels, teams or shared views changed.
    DeskArranged,
    /// An act on many conversations has more to do.
    BulkMoved { bulk: BulkId },
    /// A customer became a lead.
    LeadCaptured { lead: LeadId },
    /// A lead was moved, given to somebody, written about or scored.
    LeadChanged { lead: LeadId },
    /// Somebody does not take conversations any more.
    WentAway { member: MemberId },
    /// Somebody takes conversations again.
    CameBack { member: MemberId },
    /// A team that gives its conversations out by turns has some that wait, or room for them.
    WaitsForTeam { team: TeamId },
    /// Members, roles or invitations changed: open streams look again at who may stay.
    TeamChanged { member: Option<MemberId> },
    /// A mail waits to be sent.
    MailPosted { mail: MailId },
    /// A member is to be told by their open pages.
    Notified { member: MemberId, notifications: Vec<NotificationId> },
    /// Something waits to be told to a member: it is looked at again at `at`.
    NewsWaits { member: MemberId, at: OffsetDateTime },
    /// A crawl has begun or has had an answer: it asks again at `again_at`. Only pages about sites look different.
    CrawlMoved { site: SiteId, crawl: CrawlId, again_at: OffsetDateTime },
    /// A site is to be read again at `at`.
    CrawlPlanned { site: SiteId, at: OffsetDateTime },
    /// A site was changed or removed, or a crawl of it has ended.
    SiteChanged { site: SiteId },
    /// An evaluation has begun, or some of its questions were asked. Only its own page looks different.
    EvaluationMoved { run: EvaluationId },
    /// The last question of an evaluation was asked.
    EvaluationEnded { run: EvaluationId },
    /// What is known of a contact changed.
    ContactChanged { contact: ContactId },
    /// Two contacts became one, or one became the two that it was.
    ContactsMerged { survivor: ContactId, merged: ContactId },
    /// What is known of a company changed.
    CompanyChanged { company: CompanyId },
    /// Many contacts or companies came at once.
    AddressesImported,
}

impl Event {
    /// Its name, as the stream tells it: `message_received`.
    pub fn name(&self) -> String {
        let body = serde_json::to_value(self).unwrap_or_default();
        body["kind"].as_str().unwrap_or_default().to_owned()
    }

    /// The conversation it belongs to, if it belongs to one.
    pub fn conversation(&self) -> Option<ConversationId> {
        match self {
            Self::MessageReceived { conversation, .. }
            | Self::Replied { conversation, .. }
            | Self::Answered { conversation, .. }
            | Self::Noted { conversation, .. }
            | Self::DraftProposed { conversation, .. }
            | Self::DraftDecided { conversation, .. }
            | Self::ConversationChanged { conversation }
            | Self::ReturnedToAssistant { conversation, .. }
            | Self::Snoozed { conversation, .. }
            | Self::SummaryAsked { conversation }
            | Self::DeliveryMoved { conversation, .. }
            | Self::DeliveryRetried { conversation, .. }
            | Self::Escalated { conversation, .. }
            | Self::EscalationAccepted { conversation, .. }
            | Self::EscalationChanged { conversation, .. }
            | Self::BriefWanted { conversation, .. }
            | Self::Promised { conversation, .. }
            | Self::PresenceChanged { conversation } => Some(*conversation),
            Self::Arrived { .. }
            | Self::KnowledgeChanged { .. }
            | Self::MeaningMoved
            | Self::KnowledgePlanned { .. }
            | Self::GapAskedAgain { .. }
            | Self::TopicsWanted
            | Self::TopicsChanged
            | Self::DocumentArrived { .. }
            | Self::ChannelChanged { .. }
            | Self::DeskArranged
            | Self::BulkMoved { .. }
            | Self::LeadCaptured { .. }
            | Self::LeadChanged { .. }
            | Self::WentAway { .. }
            | Self::CameBack { .. }
            | Self::WaitsForTeam { .. }
            | Self::TeamChanged { .. }
            | Self::MailPosted { .. }
            | Self::Notified { .. }
            | Self::NewsWaits { .. }
            | Self::CrawlMoved { .. }
            | Self::CrawlPlanned { .. }
            | Self::SiteChanged { .. }
            | Self::EvaluationMoved { .. }
            | Self::EvaluationEnded { .. }
            | Self::ContactChanged { .. }
            | Self::ContactsMerged { .. }
            | Self::CompanyChanged { .. }
            | Self::AddressesImported => None,
        }
    }

    /// Whether a page may look different now. What a member alone is told, no other page hears of.
    pub const fn changes_pages(&self) -> bool {
        !matches!(
            self,
            Self::Notified { .. }
                | Self::NewsWaits { .. }
                | Self::CrawlPlanned { .. }
                | Self::KnowledgePlanned { .. }
                | Self::TopicsWanted
        )
    }
}
