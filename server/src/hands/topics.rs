//! Finding the topics of a day: what was written is read, looked at while no transaction is open, and kept.

use switchboard::jobs::{self, Claim};
use switchboard::tenancy::Desk;
use switchboard::topics::work;

use super::Hands;
use crate::worker::{Undone, end, worker};

impl Hands {
    /// Finds the topics of one day; the next job goes on. Broken off at any point, the next try looks again.
    pub(super) async fn find_topics(&self, desk: &Desk, claim: &Claim) -> Result<(), Undone> {
        let mut tx = worker(desk, claim.tenant).await?;
        if !jobs::holds(&mut tx, claim).await? {
            return Err(Undone::LeaseLost);
        }
        let day = work::begin(&mut tx, self.assistant.shelves().models()).await?;
        tx.commit().await?;
        let Some(day) = day else { return end(worker(desk, claim.tenant).await?, claim).await };

        let found = day.find().await?;
        let mut tx = worker(desk, claim.tenant).await?;
        work::keep(&mut tx, &found).await?;
        end(tx, claim).await
    }
}
