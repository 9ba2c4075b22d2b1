//! Looking at what knowledge means: a batch, the model asked while no transaction is open.

use switchboard::fault::Fault;
use switchboard::jobs::{self, Claim};
use switchboard::knowledge::meaning::system;
use switchboard::knowledge::meaning::work::{self, Next};
use switchboard::knowledge::vectors;
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
        let shelves = self.assistant.shelves();
        let next = work::begin(&mut tx, claim.job, shelves.models(), shelves.store()).await?;
        let active = work::active(&mut tx).await?;
        tx.commit().await?;

        match next {
            Some(Next::Look(batch)) => {
                let looked_at = batch.look().await?;
                let mut tx = worker(desk, claim.tenant).await?;
                work::keep(&mut tx, &looked_at).await?;
                end(tx, claim).await
            }
            Some(Next::Move(these)) => {
                these.go().await?;
                let mut tx = worker(desk, claim.tenant).await?;
                vectors::work::moved(&mut tx, &these).await?;
                end(tx, claim).await
            }
            None => {
                if let (Some(store), Some(active)) = (shelves.store(), active) {
                    store.retain(claim.tenant, &[&active]).await.map_err(Fault::other)?;
                }
                end(worker(desk, claim.tenant).await?, claim).await
            }
        }
    }

    /// Sees to it that the knowledge of every workspace is looked at, where a model is offered, and stands
    /// in the store of vectors, where there is one.
    ///
    /// # Errors
    /// [`Undone`] when the database refuses; those that were asked for stay so.
    pub async fn see_to_meaning(&self, desk: &Desk) -> Result<(), Undone> {
        let shelves = self.assistant.shelves();
        if shelves.models().usual().is_none() {
            return Ok(());
        }
        let mut behind = system::unlooked(desk).await?;
        if let Some(store) = shelves.store() {
            behind.extend(system::unkept(desk, store.name()).await?);
        }
        for tenant in behind {
            let mut tx = worker(desk, tenant).await?;
            work::ask(&mut tx).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}
