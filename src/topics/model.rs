//! The nouns of topics.

use time::{Duration, OffsetDateTime};

use crate::channels::AssistantMode;
use crate::ids::TopicId;

/// A topic that the workspace knows.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Topic {
    /// Its id, the same on every day.
    pub id: TopicId,
    /// What people call it.
    pub label: String,
    /// Its words, best first, without hidden ones.
    pub keywords: Vec<String>,
    /// Words that somebody does not want to see.
    pub hidden: Vec<String>,
    /// What the assistant may do with its questions, at most.
    pub policy: AssistantMode,
    /// The topic that it may be the same as.
    pub like_id: Option<TopicId>,
    /// What that one is called.
    pub like_label: Option<String>,
}

/// How long a merge can be undone.
pub const UNDONE_WITHIN: Duration = Duration::days(30);

/// A topic that is part of another, until somebody takes it out again.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Part {
    /// Its id.
    pub id: TopicId,
    /// What it was called.
    pub label: String,
    /// When it was merged.
    pub merged_at: OffsetDateTime,
}

/// Longest name of a topic, in characters.
pub(super) const LONGEST: usize = 80;

/// A name for a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label(String);

/// Why something is no name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoLabel {
    /// There is nothing to read.
    #[error("a topic has a name")]
    Missing,
    /// Nobody could read it at a glance.
    #[error("a topic's name has at most {LONGEST} characters")]
    TooLong,
}

impl Label {
    /// Reads a name.
    ///
    /// # Errors
    /// [`NoLabel`].
    pub fn parse(text: &str) -> Result<Self, NoLabel> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match text.chars().count() {
            0 => Err(NoLabel::Missing),
            count if count > LONGEST => Err(NoLabel::TooLong),
            _ => Ok(Self(text)),
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
