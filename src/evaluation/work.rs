//! What a job does for a run: some questions at a time, so that a worker that dies loses a few of them at most.
//!
//! [`next`] says what to ask, outside of any transaction the machine room asks it, and [`take`] keeps what came of
//! it; from that follows the next job, until nothing is left.

use super::model::RunState;
use super::store::{answers, runs};
use crate::knowledge::Language;
use crate::prelude::*;

pub use super::model::Outcome;

/// Questions that one job asks.
pub const AT_ONCE: i64 = 10;

/// A question that a run has not asked yet.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Waiting {
    /// Which question.
    pub question_id: QuestionId,
    /// What is asked.
    pub question: String,
    /// In which language; `None` is the question's own.
    pub language: Option<Language>,
    /// What should be cited.
    pub expected_item_id: Option<ItemId>,
}

/// The next questions of a run. None where it has ended.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn next(tx: &mut Tx<access::Work>, run: EvaluationId) -> Result<Vec<Waiting>, Fault> {
    if !runs::hold(tx, run).await?.is_some_and(RunState::is_under_way) {
        return Ok(Vec::new());
    }
    runs::start(tx, run).await?;
    answers::waiting(tx, run, AT_ONCE).await
}

/// Keeps what came of some questions. Those that have an answer already keep it.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn take(tx: &mut Tx<access::Work>, run: EvaluationId, outcomes: &[Outcome]) -> Result<(), Fault> {
    if !runs::hold(tx, run).await?.is_some_and(RunState::is_under_way) {
        return Ok(());
    }
    for outcome in outcomes {
        answers::put(tx, run, outcome).await?;
    }
    if answers::waiting(tx, run, 1).await?.is_empty() {
        return end(tx, run, RunState::Done).await;
    }
    tx.record(Event::EvaluationMoved { run }).await
}

/// Ends a run that failed each time. What it has asked stays.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn give_up(tx: &mut Tx<access::Work>, run: EvaluationId) -> Result<(), Fault> {
    match runs::hold(tx, run).await? {
        Some(state) if state.is_under_way() => end(tx, run, RunState::Failed).await,
        _ => Ok(()),
    }
}

async fn end(tx: &mut Tx<access::Work>, run: EvaluationId, state: RunState) -> Result<(), Fault> {
    runs::end(tx, run, state).await?;
    tx.record(Event::EvaluationEnded { run }).await
}
