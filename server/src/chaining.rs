//! Sealing the audit logs: a look every minute at what is not sealed yet, in every workspace, and through each chain once
//! a night.
//!
//! No job: what is to be sealed stands in the log until it is, and nothing is sealed twice.

use std::time::Duration;

use switchboard::audit::chain::{self, LookBack, Sealed};
use switchboard::audit::system;
use switchboard::fault::Fault;
use switchboard::ids::TenantId;
use switchboard::tenancy::Desk;
use tokio_util::sync::CancellationToken;

/// What is written is sealed after so long at the latest.
const LOOK_EVERY: Duration = Duration::from_secs(60);

/// Seals until `stopping`; `public_url` is where people find the desk.
pub async fn run(desk: Desk, public_url: String, stopping: CancellationToken) {
    while !stopping.is_cancelled() {
        if let Err(fault) = look(&desk, &public_url).await {
            tracing::warn!(%fault, "nobody knows what is to be sealed");
        }
        tokio::select! {
            () = stopping.cancelled() => {}
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}

/// Seals what is to be sealed, and looks through the chains whose night it is. What goes wrong in one workspace keeps no
/// other waiting.
///
/// # Errors
/// A [`Fault`] when nobody knows where there is something.
pub async fn look(desk: &Desk, public_url: &str) -> Result<(), Fault> {
    for due in system::due(desk).await? {
        let tenant = due.tenant_id;
        let done = match due.is_to_be_checked {
            true => check(desk, tenant, public_url).await,
            false => seal(desk, tenant).await,
        };
        if let Err(fault) = done {
            tracing::warn!(%fault, %tenant, "an audit log was not sealed");
        }
    }
    Ok(())
}

async fn seal(desk: &Desk, tenant: TenantId) -> Result<(), Fault> {
    if chain::seal_all(desk, tenant, LookBack::Little).await? == Sealed::Refused {
        tracing::error!(%tenant, "an audit log is not sealed: its chain was not written here");
    }
    Ok(())
}

/// Looks through one chain. Length and head stand in the server's log too: whoever puts the tables back as they once were has not that.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn check(desk: &Desk, tenant: TenantId, public_url: &str) -> Result<(), Fault> {
    let link = |slug: &str| format!("{public_url}{}", app::paths::inside(slug, "/audit"));
    let Some(check) = chain::check(desk, tenant, link).await? else { return Ok(()) };
    let head: String = check.head.iter().map(|byte| format!("{byte:02x}")).collect();
    match check.broken {
        None => tracing::info!(%tenant, entries = check.entries, head, "an audit log is whole"),
        Some(what) => {
            tracing::error!(%tenant, entries = check.entries, head, %what, place = check.place, "an audit log was altered");
        }
    }
    Ok(())
}
