//! The way of a lead, step by step.

use serde::{Deserialize, Serialize};

use super::{CapturedBy, Status};

/// A step of a lead. Names are those of the time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Step {
    /// It was captured.
    Captured {
        /// By whom.
        by: CapturedBy,
    },
    /// Another conversation feeds it.
    Attached,
    /// It stands elsewhere now.
    Moved {
        /// Where it stood.
        from: Status,
        /// Where it stands.
        to: Status,
        /// Why it was lost.
        because: Option<String>,
    },
    /// Somebody has it now, or nobody.
    Owned {
        /// Who.
        by: Option<String>,
    },
    /// It is worth something else.
    Valued {
        /// What, in hundredths of the workspace's currency.
        minor: Option<i64>,
    },
    /// Something was written down of it.
    Described {
        /// Which field.
        field: String,
    },
}
