//! Evaluating: some questions of a run, asked without a customer and without a model.

use std::time::Instant;

use switchboard::evaluation::work::{self, Outcome};
use switchboard::ids::EvaluationId;
use switchboard::jobs::{self, Claim};
use switchboard::tenancy::Desk;

use super::Hands;
use crate::worker::{Undone, end, worker};

impl Hands {
    /// Asks the next questions of a run. Broken off at any point, they are asked again and kept once.
    pub(super) async fn evaluate(&self, desk: &Desk, claim: &Claim, run: EvaluationId) -> Result<(), Undone> {
        let mut tx = worker(desk, claim.tenant).await?;
        if !jobs::holds(&mut tx, claim).await? {
            return Err(Undone::LeaseLost);
        }
        let questions = work::next(&mut tx, run).await?;
        tx.commit().await?;

        let mut outcomes = Vec::with_capacity(questions.len());
        for it in questions {
            let asked = Instant::now();
            let rehearsed = self.assistant.rehearse(claim.tenant, &it.question, it.language).await?;
            let latency_ms = i32::try_from(asked.elapsed().as_millis()).unwrap_or(i32::MAX);
            outcomes.push(Outcome::of(it.question_id, it.expected_item_id, &rehearsed, latency_ms));
        }
        let mut tx = worker(desk, claim.tenant).await?;
        work::take(&mut tx, run, &outcomes).await?;
        end(tx, claim).await
    }
}

/// Ends a run that failed each time it was tried.
pub(super) async fn give_up(desk: &Desk, claim: &Claim, run: EvaluationId) -> Result<(), Undone> {
    let mut tx = worker(desk, claim.tenant).await?;
    work::give_up(&mut tx, run).await?;
    end(tx, claim).await
}
