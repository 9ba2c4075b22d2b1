//! Looking at what knowledge means: a batch, the model asked while no transaction is open.

use switchboard::jobs::{self, Claim};
use switchboard::knowledge::meaning::{system, work};
use switchboard::tenancy::Desk;

use super::Hands;
use crate::worker::{Undone, end, worker};

impl Hands {
    /// Looks at some passages that the model has not seen as they are now; the next job goes on. Broken off at any
    /// point, the next try does what is left to be done.
    pub(super) async fn look_at_meaning(&self, desk: &Desk, claim: &Claim) -> Result<(), Undone> {
        let mut tx = worker(desk, claim.tenant).await?;
        if !jobs::holds(&mut tx, claim).await? {
            return Err(Undone::LeaseLost);
        }
        let Some(batch) = work::begin(&mut tx, claim.job, self.assistant.models()).await? else {
            return end(tx, claim).await;
        };
        tx.commit().await?;

        let looked_at = batch.look().await?;
        let mut tx = worker(desk, claim.tenant).await?;
        work::keep(&mut tx, &looked_at).await?;
        end(tx, claim).await
    }

    /// Sees to it that the knowledge of every workspace is looked at, where a model is offered.
    ///
    /// # Errors
    /// [`Undone`] when the database refuses; those that were asked for stay so.
    pub async fn see_to_meaning(&self, desk: &Desk) -> Result<(), Undone> {
        if self.assistant.models().usual().is_none() {
            return Ok(());
        }
        for tenant in system::unlooked(desk).await? {
            let mut tx = worker(desk, tenant).await?;
            work::ask(&mut tx).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}
