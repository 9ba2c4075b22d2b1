//! Looking after what is used: a look every few seconds at what is to be added up, compared and told, in every workspace.
//!
//! No job: what is to be done follows from the workspace's own rows until it is, and done twice it comes to the same.

use std::time::Duration;

use switchboard::fault::Fault;
use switchboard::ids::TenantId;
use switchboard::tenancy::Desk;
use switchboard::usage::{system, work};
use tokio_util::sync::CancellationToken;

use crate::worker::worker;

/// How often somebody looks; a workspace has a turn every fifteen seconds at most.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// Looks after usage until `stopping`.
pub async fn run(desk: Desk, stopping: CancellationToken) {
    while !stopping.is_cancelled() {
        if let Err(fault) = look(&desk).await {
            tracing::warn!(%fault, "nobody knows whose usage is to be added up");
        }
        tokio::select! {
            () = stopping.cancelled() => {}
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}

/// Adds up what was used in every workspace. What cannot be added up in one keeps no other waiting.
///
/// # Errors
/// A [`Fault`] when nobody knows where there is something.
pub async fn look(desk: &Desk) -> Result<(), Fault> {
    for tenant in system::due(desk).await? {
        if let Err(fault) = add_up(desk, tenant).await {
            tracing::warn!(%fault, %tenant, "what a workspace uses was not added up");
        }
    }
    Ok(())
}

async fn add_up(desk: &Desk, tenant: TenantId) -> Result<(), Fault> {
    let mut tx = worker(desk, tenant).await?;
    work::look(&mut tx).await?;
    tx.commit().await
}
