//! Asking the whole set.

use crate::assistant;
use crate::evaluation::store::{answers, runs};
use crate::prelude::*;

/// Why the set is not asked.
#[derive(Debug, thiserror::Error)]
pub enum CannotRun {
    /// There is no question in it.
    #[error("the set is empty")]
    Empty,
    /// It is being asked.
    #[error("a run is under way")]
    UnderWay,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Begins to ask the set, as it is now. A job does the rest.
///
/// # Errors
/// [`CannotRun`]; then nothing begins.
pub async fn run(mut tx: Tx<access::KnowledgeWrite>) -> Result<EvaluationId, CannotRun> {
    let threshold = assistant::settings(&mut tx).await?.threshold;
    let run = EvaluationId::new();
    if !runs::add(&mut tx, run, threshold).await? {
        return Err(CannotRun::UnderWay);
    }
    if answers::expect(&mut tx, run).await? == 0 {
        return Err(CannotRun::Empty);
    }
    runs::forget_old(&mut tx).await?;
    tx.record(Event::EvaluationMoved { run }).await?;
    tx.commit().await?;
    Ok(run)
}
