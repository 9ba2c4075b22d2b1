//! Reading at Stripe what a workspace has: asked while no transaction is open, and kept.

use switchboard::billing::till::work;
use switchboard::fault::Fault;
use switchboard::jobs::{self, Claim};
use switchboard::tenancy::Desk;

use super::Hands;
use crate::worker::{Undone, end, worker};

impl Hands {
    /// Reads Stripe. Broken off at any point, the next try asks again; where Stripe is away, it is asked later, as often as
    /// it takes.
    pub(super) async fn read_stripe(&self, desk: &Desk, claim: &Claim) -> Result<(), Undone> {
        let mut tx = worker(desk, claim.tenant).await?;
        let Some(stripe) = &self.stripe else { return end(tx, claim).await };
        if !jobs::holds(&mut tx, claim).await? {
            return Err(Undone::LeaseLost);
        }
        let Some(reading) = work::begin(&mut tx).await? else { return end(tx, claim).await };
        tx.commit().await?;

        let found = work::ask(stripe, &reading).await;
        let mut tx = worker(desk, claim.tenant).await?;
        match found {
            Ok(found) => work::keep(&mut tx, &reading, &found).await?,
            Err(problem) if problem.is_passing() => work::read_later(&mut tx).await?,
            Err(problem) => return Err(Fault::other(problem).into()),
        }
        end(tx, claim).await
    }
}
