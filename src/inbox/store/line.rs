//! What the list of conversations is made of.

use crate::channels;
use crate::escalations::Reason;
use crate::inbox::{Author, Handler, Intent, Lamp, Language, Status, View, Within};
use crate::prelude::*;
use crate::service_levels::{Priority, SlaState, Target};

/// A conversation as a row of the list, and as the head of its page.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Line {
    /// Which conversation.
    pub id: ConversationId,
    /// Where it stands.
    pub status: Status,
    /// Who answers.
    pub handler: Handler,
    /// The team that it was given to, even a removed one.
    pub team_id: Option<TeamId>,
    /// The agent who holds it.
    pub assignee_id: Option<MemberId>,
    /// Their name.
    pub assignee_name: Option<String>,
    /// The customer.
    pub contact_id: ContactId,
    /// Their name, if known; hidden from viewers.
    pub contact_name: Option<String>,
    /// By which channel.
    pub channel_id: ChannelId,
    /// Its name.
    pub channel_name: String,
    /// Its kind.
    pub channel_kind: channels::Kind,
    /// Whether messages leave by it.
    pub channel_active: bool,
    /// What the assistant does on it.
    pub assistant_mode: channels::AssistantMode,
    /// The customer's language, if known.
    pub language: Option<String>,
    /// What the customer wants, as far as it is known.
    pub intent: Option<Intent>,
    /// The newest words, 200 characters at most.
    pub preview: String,
    /// Who said them.
    pub preview_author: Option<Author>,
    /// When they were said; the list stands in this order.
    pub last_message_at: OffsetDateTime,
    /// The number of the newest entry.
    pub last_seq: i64,
    /// Whether the reader has not read everything.
    pub is_unread: bool,
    /// How much the customer wrote since an agent last answered.
    pub unanswered: i32,
    /// Since when the customer waits for an answer.
    pub waiting_since: Option<OffsetDateTime>,
    /// When it comes back.
    pub snoozed_until: Option<OffsetDateTime>,
    /// The conversation that it continues.
    pub previous_id: Option<ConversationId>,
    /// Whether the assistant proposes a reply.
    pub has_proposal: bool,
    /// How urgent it is.
    pub priority: Priority,
    /// What is due next of what was promised.
    pub due_target: Option<Target>,
    /// When.
    pub due_at: Option<OffsetDateTime>,
    /// Why people were called, while the escalation is unresolved.
    pub escalated: Option<Reason>,
    /// What the workspace calls that reason, where it has a name of its own for it.
    pub escalated_name: Option<String>,
    /// That escalation.
    pub escalation_id: Option<EscalationId>,
    /// Whether an answer did not arrive, or may not have.
    pub has_failed: bool,
    /// Whether the assistant is answering at this moment.
    pub is_answering: bool,
    /// Whether the contact is blocked.
    pub is_blocked: bool,
    /// The conversation in which its entries stand now.
    pub merged_into_id: Option<ConversationId>,
    /// Its labels, removed ones too.
    pub label_ids: Vec<LabelId>,
}

impl Line {
    /// Its lamp.
    pub const fn lamp(&self) -> Lamp {
        Lamp::of(self.status, self.handler)
    }
}

/// Which conversations.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// The way of looking; `None` is everything.
    pub view: Option<View>,
    /// Of this status.
    pub status: Option<Status>,
    /// With this handler.
    pub handler: Option<Handler>,
    /// By this channel.
    pub channel: Option<ChannelId>,
    /// Given to this team.
    pub team: Option<TeamId>,
    /// In this language.
    pub language: Option<Language>,
    /// Where the customer wants this.
    pub intent: Option<Intent>,
    /// Where somebody wrote not longer ago than this.
    pub within: Option<Within>,
    /// With this label.
    pub label: Option<LabelId>,
    /// Held by this agent.
    pub assignee: Option<MemberId>,
    /// How it stands with what was promised.
    pub sla: Option<SlaState>,
    /// Only what the reader has not read.
    pub unread: bool,
    /// With these words in a message, or in the customer's name or address.
    pub words: Option<String>,
}

/// Where a page of the list ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// Its last row's clock.
    pub at: OffsetDateTime,
    /// Its last row.
    pub id: ConversationId,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The rows, newest first.
    pub lines: Vec<Line>,
    /// Where the next page begins, if there is one.
    pub next: Option<Cursor>,
}

/// How many conversations each way of looking holds that shows nothing resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, sqlx::FromRow)]
pub struct Counts {
    /// What the reader has to answer.
    pub to_answer: i64,
    /// What the reader holds.
    pub mine: i64,
    /// What is nobody's.
    pub unassigned: i64,
    /// Where the customer waits.
    pub waiting_for_us: i64,
    /// What was put off.
    pub snoozed: i64,
    /// Where people were called.
    pub escalated: i64,
    /// Where a note calls the reader.
    pub mentions: i64,
    /// What the assistant holds.
    pub assistant: i64,
}

impl Counts {
    /// The number of one way of looking. The others grow with the history, and are counted where somebody asks
    /// ([`counts_of`](super::counts_of)).
    pub const fn of(&self, view: View) -> Option<i64> {
        Some(match view {
            View::ToAnswer => self.to_answer,
            View::Mine => self.mine,
            View::Unassigned => self.unassigned,
            View::WaitingForUs => self.waiting_for_us,
            View::Snoozed => self.snoozed,
            View::Escalated => self.escalated,
            View::Mentions => self.mentions,
            View::Assistant => self.assistant,
            View::All | View::Drafts | View::Failed => return None,
        })
    }
}
