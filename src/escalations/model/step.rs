//! The way of an escalation, step by step.

use serde::{Deserialize, Serialize};

use super::{Outcome, RaisedBy, Reason, Writer};
use crate::service_levels::{Priority, Rung};

/// A step of an escalation. Names are those of the time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Step {
    /// A person was called.
    Raised {
        /// Why.
        reason: Reason,
        /// What the workspace calls the reason, where it has a name of its own for it.
        name: Option<String>,
        /// By whom.
        by: RaisedBy,
    },
    /// Whoever took the step took the conversation.
    Accepted,
    /// An agent was given it.
    Given {
        /// Who.
        to: String,
    },
    /// A team was given it.
    GivenToTeam {
        /// Which.
        team: String,
    },
    /// It waits for somebody again.
    Released,
    /// It became more, or less, urgent.
    Prioritised {
        /// How urgent.
        priority: Priority,
    },
    /// Its brief was written.
    Briefed {
        /// By whom.
        by: Writer,
    },
    /// People were told that nobody accepts it.
    Told {
        /// Who.
        rung: Rung,
    },
    /// It ended.
    Resolved {
        /// How.
        outcome: Outcome,
    },
    /// It was opened again.
    Reopened,
}
