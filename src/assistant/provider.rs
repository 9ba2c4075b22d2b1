//! The contract with whoever drafts answers.

use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;

use super::base_url::BaseUrl;
use super::model::Reason;
use super::prompt::Prompt;
use crate::knowledge::search::{Language, Passage};

/// Who spoke.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speaker {
    /// The customer.
    Customer,
    /// The company: assistant or agent.
    Company,
}

/// Something said earlier in the same conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Who.
    pub from: Speaker,
    /// What.
    pub text: String,
}

/// A question with everything that may be known to answer it. There is nothing else: no tool,
/// no id, nothing of another conversation.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// What the customer wants to know.
    pub question: String,
    /// What was said before, oldest first, in this conversation only.
    pub history: Vec<Turn>,
    /// The language to answer in.
    pub language: Language,
    /// What may be cited, numbered from 1.
    pub passages: Vec<Arc<Passage>>,
}

/// What a provider wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reply {
    /// Sentences with the numbers of the passages that they rest on, `[1]` or `[1, 3]`, or
    /// [`NO_ANSWER`](super::prompt::NO_ANSWER).
    pub text: String,
    /// Tokens read, as the provider counts them.
    pub tokens_in: u32,
    /// Tokens written.
    pub tokens_out: u32,
}

/// Why a provider gave no reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProviderProblem {
    /// It did not answer in time.
    #[error("the provider did not answer in time")]
    Timeout,
    /// It answered with an error.
    #[error("the provider refused with status {0}")]
    Refused(u16),
    /// It asked to slow down.
    #[error("the provider asked to slow down")]
    RateLimited,
    /// What it sent could not be read.
    #[error("the provider sent something unreadable")]
    Garbage,
    /// It stopped in the middle.
    #[error("the provider stopped in the middle")]
    Cut,
    /// It could not be reached, or may not be.
    #[error("the provider cannot be reached")]
    Away,
}

impl ProviderProblem {
    /// Whether the provider may have charged for the call: it may have read the prompt, and
    /// nobody can tell how much it wrote. Who refuses at the door charges nothing.
    pub fn may_have_cost(self) -> bool {
        match self {
            Self::Timeout | Self::Garbage | Self::Cut => true,
            Self::Refused(status) => status >= 500,
            Self::RateLimited | Self::Away => false,
        }
    }
}

impl From<ProviderProblem> for Reason {
    fn from(problem: ProviderProblem) -> Self {
        match problem {
            ProviderProblem::Timeout => Self::ProviderTimeout,
            ProviderProblem::Refused(_) => Self::ProviderRefused,
            ProviderProblem::RateLimited => Self::ProviderBusy,
            ProviderProblem::Garbage => Self::ProviderGarbage,
            ProviderProblem::Cut => Self::ProviderCut,
            ProviderProblem::Away => Self::ProviderAway,
        }
    }
}

/// Where a model is and how to be let in.
#[derive(Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// Its address.
    pub base_url: BaseUrl,
    /// Which model.
    pub model: String,
    /// The key; some need none.
    pub key: Option<String>,
}

impl std::fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Endpoint({}, {})", self.base_url.as_str(), self.model)
    }
}

/// A provider that has not come back by now is not waited for, whatever it promised.
pub(super) const LONGEST_WAIT: Duration = Duration::from_secs(55);

/// A language model that drafts answers.
///
/// Whatever it returns is checked against the passages; it can propose words, nothing more.
pub trait Provider: Send + Sync {
    /// Drafts an answer. Must come back within a minute, with a reply or a problem.
    fn draft_answer<'a>(
        &'a self,
        endpoint: &'a Endpoint,
        ask: &'a Ask,
    ) -> BoxFuture<'a, Result<Reply, ProviderProblem>>;

    /// Writes what a prompt asks for, for colleagues to read. Must come back within a minute, with a reply or a
    /// problem; whoever only answers customers is away.
    fn write<'a>(
        &'a self,
        _endpoint: &'a Endpoint,
        _prompt: &'a Prompt,
    ) -> BoxFuture<'a, Result<Reply, ProviderProblem>> {
        Box::pin(async { Err(ProviderProblem::Away) })
    }
}

/// No language model: for a desk that has only the built-in provider.
#[derive(Debug, Clone, Copy)]
pub struct NoProvider;

impl Provider for NoProvider {
    fn draft_answer<'a>(
        &'a self,
        _endpoint: &'a Endpoint,
        _ask: &'a Ask,
    ) -> BoxFuture<'a, Result<Reply, ProviderProblem>> {
        Box::pin(async { Err(ProviderProblem::Away) })
    }
}
