//! What happens to a conversation, as its thread shows it.

use serde::{Deserialize, Serialize};

use crate::escalations::{RaisedBy, Reason};
use crate::ids::{ConversationId, MemberId, TransferId};
use crate::service_levels::{Rung, Target};

/// Somebody of the team, with the name they had at the time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(sqlx::FromRow))]
pub struct Named {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
}

/// Something that happened to a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Happening {
    /// An agent took the line.
    TakenOver {
        /// Who.
        by: Named,
    },
    /// An agent gave the line back to the assistant.
    ReturnedToAssistant {
        /// Who.
        by: Named,
    },
    /// Somebody asked the assistant to try once more.
    AskedAgain {
        /// Who.
        by: Named,
    },
    /// Somebody gave it to an agent.
    Assigned {
        /// To whom.
        to: Named,
        /// By whom.
        by: Named,
    },
    /// Somebody took it from its agent; it needs another.
    Unassigned {
        /// By whom.
        by: Named,
    },
    /// Somebody gave it to a team.
    GivenToTeam {
        /// The team's name at the time.
        team: String,
        /// By whom.
        by: Named,
    },
    /// Somebody took it from its team.
    TakenFromTeam {
        /// By whom.
        by: Named,
    },
    /// It was given to the member of its team whose turn it was.
    Shared {
        /// To whom.
        to: Named,
        /// The team's name at the time.
        team: String,
    },
    /// Its agent went away before the customer had an answer; it needs somebody else.
    HandedBack {
        /// Who is away.
        from: Named,
    },
    /// It was handed to people.
    HandedOver {
        /// Why.
        reason: Reason,
        /// What the workspace called the reason, where it had a name of its own for it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
        /// By whom.
        by: RaisedBy,
    },
    /// An agent resolved it.
    Resolved {
        /// Who.
        by: Named,
    },
    /// It was opened again.
    Reopened {
        /// By whom; `None` is the customer, who wrote.
        by: Option<Named>,
    },
    /// An agent put it off.
    Snoozed {
        /// Who.
        by: Named,
        /// Until when.
        #[serde(with = "time::serde::rfc3339")]
        until: time::OffsetDateTime,
    },
    /// Its time came.
    Woken,
    /// What stood in another conversation of the customer stands here now.
    Merged {
        /// Who did it.
        by: Named,
        /// By which it is undone.
        transfer: TransferId,
        /// Where it stood.
        from: ConversationId,
        /// How many entries.
        entries: i64,
    },
    /// What stood here stands in another conversation of the customer now.
    MergedInto {
        /// Who did it.
        by: Named,
        /// By which it is undone.
        transfer: TransferId,
        /// Where it stands.
        into: ConversationId,
    },
    /// The two are two again.
    MergeUndone {
        /// Who did it.
        by: Named,
        /// What was undone.
        transfer: TransferId,
        /// The other one.
        other: ConversationId,
    },
    /// The later messages became a conversation of their own.
    SplitOff {
        /// Who did it.
        by: Named,
        /// Where they stand.
        to: ConversationId,
    },
    /// The conversation began as the later part of another.
    SplitFrom {
        /// Who did it.
        by: Named,
        /// The earlier part.
        from: ConversationId,
    },
    /// A promise was not kept, and the next people on its ladder were told.
    Late {
        /// What was promised.
        target: Target,
        /// Who was told.
        rung: Rung,
    },
}
