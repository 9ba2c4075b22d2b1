//! Letters, and what became of them.

use time::OffsetDateTime;

use crate::ids::*;
use crate::team::Email;

/// A letter to be posted: plain text, in the language of whom it is for.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// Whom it is for.
    pub to: Email,
    /// One line.
    pub subject: String,
    /// Plain text.
    pub body: String,
}

/// A letter's body may hold a link that opens a door: it never reaches a log (`P-2`).
impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Letter").field("subject", &self.subject).finish_non_exhaustive()
    }
}

crate::words! {
    /// What became of a letter.
    pub enum MailState {
        /// It waits to be sent.
        Queued = "queued",
        /// The mail server took it.
        Sent = "sent",
        /// The mail server refused it.
        Failed = "failed",
        /// It may have been sent.
        Unknown = "unknown",
    }
}

/// A posted letter.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Mail {
    /// The letter.
    pub id: MailId,
    /// Whom it is for.
    #[sqlx(rename = "to_address")]
    pub to: Email,
    /// One line.
    pub subject: String,
    /// Plain text; empty once it has left.
    pub body: String,
    /// What became of it.
    pub state: MailState,
    /// Why it was not sent.
    pub last_error: Option<String>,
    /// When it was posted.
    pub created_at: OffsetDateTime,
}

impl std::fmt::Debug for Mail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mail").field("id", &self.id).field("state", &self.state).finish_non_exhaustive()
    }
}
