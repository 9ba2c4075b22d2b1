//! Assistant: the machine that answers a workspace's customers from its knowledge.
//!
//! Each message of a customer that the assistant may answer makes one *run*. The run looks up
//! passages, lets a *provider* draft (the built-in one, which only quotes, or a language model
//! behind an OpenAI-compatible address), checks every sentence against the passages that it
//! cites, and then sends, proposes a draft, asks back, or hands over to a person.
//!
//! ```text
//! queued job ──► processing ──► completed   sent, proposed, asked back or handed over
//!                    ├────────► failed      the provider did not answer: handed over
//!                    └────────► skipped     a person took over, a newer message came, no budget
//! ```
//!
//! Promises
//! - Nothing is sent that does not stand in a passage of this workspace, and cites it.
//! - What a message, a passage or a model says is data: there are no tools, and the recipient
//!   is always the conversation that was asked in (`L-1`, `L-4`).
//! - A person who takes over while a run is in flight is not talked over.
//! - Money is reserved before a call, so parallel calls cannot overspend together (`L-5`).
//! - No transaction is open while a provider works.
//! - Whoever lost the job's lease changes nothing.
//! - A preview answers what customers asked lately from knowledge as it would be, and changes nothing.
//! - A model that sums up an escalation is told what was said, not to whom; where it fails, or the
//!   budget ends, plain rules write the brief.
//! - A question that ends with a person for want of an answer is put to a gap of the knowledge.
//! - What is for agents alone is never said to a customer.
//! - Of each answer is kept how it was searched, what was found, and what was sent to a model, word for word.
//!
//! Start reading at [`Assistant::answer_message`]. Not here: finding passages (`knowledge`),
//! writing messages (`inbox`), calling a model over HTTP (`server/src/providers`).

mod model;
pub use model::{
    Limits, OutcomeKind, Prices, ProviderKind, Reason, RunKind, RunState, Settings, Trace, TracedPassage,
    USUAL_THRESHOLD, Unacceptable,
};

#[cfg(not(target_arch = "wasm32"))]
mod audience;
#[cfg(not(target_arch = "wasm32"))]
mod base_url;
#[cfg(not(target_arch = "wasm32"))]
mod briefing;
#[cfg(not(target_arch = "wasm32"))]
mod budget;
#[cfg(not(target_arch = "wasm32"))]
mod commands;
#[cfg(not(target_arch = "wasm32"))]
mod decision;
#[cfg(not(target_arch = "wasm32"))]
pub mod grounded;
#[cfg(not(target_arch = "wasm32"))]
mod into_inbox;
#[cfg(not(target_arch = "wasm32"))]
mod lines;
#[cfg(not(target_arch = "wasm32"))]
mod links;
#[cfg(not(target_arch = "wasm32"))]
mod preview;
#[cfg(not(target_arch = "wasm32"))]
mod prompt;
#[cfg(not(target_arch = "wasm32"))]
mod provider;
#[cfg(not(target_arch = "wasm32"))]
mod reading;
#[cfg(not(target_arch = "wasm32"))]
mod rehearsal;
#[cfg(not(target_arch = "wasm32"))]
mod replay;
#[cfg(not(target_arch = "wasm32"))]
mod store;
#[cfg(not(target_arch = "wasm32"))]
mod summary;
#[cfg(not(target_arch = "wasm32"))]
mod trace;

#[cfg(not(target_arch = "wasm32"))]
pub use {
    base_url::BaseUrl,
    commands::{
        Assistant, CannotSetProvider, CannotSummarise, Done, Key, MOST_MICROS, NewProvider, Tuning, ask_for_summary,
        limit, set_provider, tune,
    },
    preview::{CannotPreview, DAYS, Difference, Differs, MOST_ASKED, Preview, Said, preview, preview_without},
    prompt::{MOST_TOKENS_OUT, NO_ANSWER, Prompt, assemble},
    provider::{Ask, Endpoint, NoProvider, Provider, ProviderProblem, Reply, Speaker, Turn},
    rehearsal::{Rehearsal, rehearse},
    replay::{AtThreshold, LOOKED_BACK_AT, Replay, Replayed},
    store::{replay, runs_of_conversation, settings, summary, trace},
    summary::{Summary, SummaryState, Upto},
    trace::WholeTrace,
};

#[cfg(test)]
mod tests;
