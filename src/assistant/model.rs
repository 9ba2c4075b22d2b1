//! The nouns of the assistant: how it is set, what a run did and why.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::ids::*;

crate::words! {
    /// Who drafts answers.
    pub enum ProviderKind {
        /// The built-in one: quotes passages, needs no key and no network.
        Offline = "offline",
        /// A language model behind an address that speaks OpenAI's chat completions.
        OpenAi = "openai",
    }
}

crate::words! {
    /// How far a run came.
    pub enum RunState {
        /// It waits.
        Queued = "queued",
        /// It is being worked on.
        Processing = "processing",
        /// It came to an outcome.
        Completed = "completed",
        /// The provider failed; a person was asked.
        Failed = "failed",
        /// It was not needed or not allowed any more.
        Skipped = "skipped",
    }
}

crate::words! {
    /// What a run is for.
    pub enum RunKind {
        /// Saying what a message is about.
        Classify = "classify",
        /// Scoring a lead.
        Score = "score",
        /// Answering a customer.
        Reply = "reply",
        /// Reading an order.
        Order = "order",
        /// Summing up a conversation.
        Summary = "summary",
        /// Telling a person why they are called.
        Brief = "brief",
        /// Looking at what texts mean.
        Embed = "embed",
        /// Naming a topic.
        Topic = "topic",
    }
}

crate::words! {
    /// What a completed run came to.
    pub enum OutcomeKind {
        /// An answer, sent or proposed.
        Answer = "answer",
        /// A question back.
        Clarify = "clarify",
        /// A person was asked.
        HandOver = "hand_over",
    }
}

crate::words! {
    /// Why a run did not end with an answer.
    pub enum Reason {
        /// The knowledge does not say.
        NoEvidence = "no_evidence",
        /// The customer wants to talk to a person.
        AskedForPerson = "asked_for_person",
        /// The message is about something that only people handle.
        Sensitive = "sensitive",
        /// Two passages say different things.
        Contradiction = "contradiction",
        /// There is no knowledge in the customer's language.
        Language = "language",
        /// It asked back once and still does not know what is meant.
        StillUnclear = "still_unclear",
        /// There is an answer, but it is below the threshold: it was proposed to people.
        Unsure = "unsure",
        /// The provider did not answer in time.
        ProviderTimeout = "provider_timeout",
        /// The provider refused: a wrong key, model or address.
        ProviderRefused = "provider_refused",
        /// The provider asked to slow down.
        ProviderBusy = "provider_busy",
        /// What the provider sent could not be read.
        ProviderGarbage = "provider_garbage",
        /// The provider stopped in the middle.
        ProviderCut = "provider_cut",
        /// The provider could not be reached.
        ProviderAway = "provider_away",
        /// The day's budget is spent.
        Budget = "budget",
        /// A person had taken the conversation.
        TakenOver = "taken_over",
        /// The customer wrote again before the run began; the newer message has its own run.
        NewerMessage = "newer_message",
        /// The worker was lost; another one began again.
        WorkerLost = "worker_lost",
        /// Something on our side failed, each time it was tried.
        Broken = "broken",
    }
}

/// Prices of a provider, in micro-dollars per million tokens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(sqlx::FromRow))]
pub struct Prices {
    /// Of what is read.
    pub price_in_micros: i64,
    /// Of what is written.
    pub price_out_micros: i64,
}

/// What may be spent in a day (UTC), in micro-dollars; `None` is no limit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(sqlx::FromRow))]
pub struct Limits {
    /// By the whole workspace.
    pub workspace_limit_micros: Option<i64>,
    /// In one conversation.
    pub conversation_limit_micros: Option<i64>,
    /// For one visitor.
    pub visitor_limit_micros: Option<i64>,
}

/// The smallest threshold at which, on each of the development packs, at most one in twenty of the
/// questions that the knowledge does not answer is answered (`cargo xtask bench answers`, 2026-11-21:
/// 4.8 % of StackFAQ's, 4.7 % of SQuAD 2's, 4.4 % of PIAF's).
pub const USUAL_THRESHOLD: f32 = 0.83;

/// How the assistant is set. Its key is never shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(sqlx::FromRow))]
pub struct Settings {
    /// The name that customers see.
    pub name: String,
    /// Confidence, from 0 to 1, from which an answer is sent without a person.
    pub threshold: f32,
    /// Who drafts answers.
    pub provider: ProviderKind,
    /// Where the language model is, e.g. `https://api.example.com/v1`.
    pub base_url: Option<String>,
    /// Which model.
    pub model: Option<String>,
    /// Whether a key is kept.
    pub has_key: bool,
    /// What the model costs.
    #[cfg_attr(not(target_arch = "wasm32"), sqlx(flatten))]
    pub prices: Prices,
    /// What it may cost.
    #[cfg_attr(not(target_arch = "wasm32"), sqlx(flatten))]
    pub limits: Limits,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            name: "Assistant".to_owned(),
            threshold: USUAL_THRESHOLD,
            provider: ProviderKind::Offline,
            base_url: None,
            model: None,
            has_key: false,
            prices: Prices::default(),
            limits: Limits::default(),
        }
    }
}

/// Why a setting was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unacceptable {
    /// No name, or one beyond 40 characters.
    #[error("the name must have 1 to 40 characters")]
    Name,
    /// A threshold outside 0 to 1.
    #[error("the threshold must be between 0 and 1")]
    Threshold,
    /// Not an address of the shape `https://host[:port][/path]`.
    #[error("the address must look like https://host/path")]
    BaseUrl,
    /// No model, or a name beyond 100 characters.
    #[error("the model must have 1 to 100 characters")]
    Model,
    /// A key with blanks, or beyond 500 characters.
    #[error("the key must have 1 to 500 visible characters")]
    Key,
    /// A price or limit below nought or beyond a million dollars.
    #[error("the amount is out of range")]
    Amount,
}

/// What a run did: "why this answer".
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(sqlx::FromRow))]
pub struct Trace {
    /// Which run.
    pub id: RunId,
    /// The message that it answers.
    pub message_id: MessageId,
    /// How far it came.
    pub state: RunState,
    /// What it came to.
    pub outcome: Option<OutcomeKind>,
    /// Why it did not answer.
    pub reason: Option<Reason>,
    /// What it wrote.
    pub output: Option<String>,
    /// Probability that the answer is right, from 0 to 1.
    pub confidence: Option<f32>,
    /// The threshold at the time.
    pub threshold: Option<f32>,
    /// Who drafted.
    pub provider: ProviderKind,
    /// Which model; `grounded` for the built-in provider.
    pub model: String,
    /// Tokens read.
    pub tokens_in: i32,
    /// Tokens written.
    pub tokens_out: i32,
    /// What it cost, in micro-dollars.
    pub cost_micros: i64,
    /// How long it took, in milliseconds.
    pub latency_ms: Option<i32>,
    /// The message told the assistant how to behave; that was not followed.
    pub instruction_ignored: bool,
    /// When it began.
    pub created_at: OffsetDateTime,
    /// The passages that were looked at, best first.
    #[cfg_attr(not(target_arch = "wasm32"), sqlx(skip))]
    pub passages: Vec<TracedPassage>,
}

/// A passage that a run looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(sqlx::FromRow))]
pub struct TracedPassage {
    /// Which passage.
    pub passage_id: PassageId,
    /// The item that it belongs to.
    pub item_id: ItemId,
    /// Its title at the time of the run.
    pub title: String,
    /// How well it fitted.
    pub score: f32,
    /// Whether the answer rests on it.
    pub cited: bool,
    /// What was taken from it word for word.
    pub quote: Option<String>,
    /// Words of the question that stand in it.
    pub matched: Vec<String>,
    /// The version of the item that was searched.
    pub version: Option<i32>,
    /// The page of it, in what has pages.
    pub page: Option<i32>,
}
