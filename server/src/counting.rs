//! Counting for the reports: a look every few seconds at what is to be counted, in every workspace.
//!
//! No job: what is to be counted stands in the workspace's own rows until it is, and counting twice is the same.

use std::time::Duration;

use switchboard::analytics::system;
use switchboard::analytics::work::{self, Counted};
use switchboard::fault::Fault;
use switchboard::ids::TenantId;
use switchboard::tenancy::Desk;
use tokio_util::sync::CancellationToken;

use crate::worker::worker;

/// What happens stands in the reports after so long at the latest.
const LOOK_EVERY: Duration = Duration::from_secs(3);
/// So many turns a workspace has before the next has its own.
const TURNS: usize = 20;

/// Counts until `stopping`.
pub async fn run(desk: Desk, stopping: CancellationToken) {
    while !stopping.is_cancelled() {
        if let Err(fault) = look(&desk).await {
            tracing::warn!(%fault, "nobody knows what is to be counted");
        }
        tokio::select! {
            () = stopping.cancelled() => {}
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}

/// Counts what is to be counted in every workspace. What cannot be counted in one keeps no other waiting.
///
/// # Errors
/// A [`Fault`] when nobody knows where there is something.
pub async fn look(desk: &Desk) -> Result<(), Fault> {
    for tenant in system::uncounted(desk).await? {
        if let Err(fault) = count(desk, tenant).await {
            tracing::warn!(%fault, %tenant, "a workspace was not counted");
        }
    }
    Ok(())
}

async fn count(desk: &Desk, tenant: TenantId) -> Result<(), Fault> {
    for _ in 0..TURNS {
        let mut tx = worker(desk, tenant).await?;
        let counted = work::count(&mut tx).await?;
        tx.commit().await?;
        if counted != Counted::Some {
            break;
        }
    }
    Ok(())
}
