//! `/metrics` for Prometheus, on an address of its own.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use switchboard::fault::Fault;
use switchboard::tenancy::Desk;
use switchboard::{inbox, jobs};
use tokio::net::TcpListener;

use crate::commands::Failure;

/// A database that does not answer in this time leaves the figures of the queue as they were.
const PATIENCE: Duration = Duration::from_secs(2);

/// Collects from now on, and serves what was collected.
///
/// # Errors
/// When the address is taken, or something else already collects in this process.
pub async fn serve(address: SocketAddr, desk: Desk) -> Result<(), Failure> {
    // Bound before anything is spawned: an address that cannot be used stops the start.
    let listener = TcpListener::bind(address).await.map_err(|e| format!("METRICS_LISTEN: {address}: {e}"))?;
    let collected = PrometheusBuilder::new().install_recorder()?;
    let router = Router::new().route("/metrics", get(move || render(collected.clone(), desk.clone())));
    tokio::spawn(async move {
        if let Err(error) = axum::serve(listener, router).await {
            tracing::error!(%error, "metrics failed");
        }
    });
    Ok(())
}

async fn render(collected: PrometheusHandle, desk: Desk) -> String {
    let measured = async { Ok::<_, Fault>((jobs::system::queue(&desk).await?, inbox::system::parked(&desk).await?)) };
    match tokio::time::timeout(PATIENCE, measured).await {
        Ok(Ok((queue, parked))) => {
            let waits = queue.oldest_due.map_or(0.0, |since| (desk.now() - since).as_seconds_f64());
            metrics::gauge!("jobs_dead").set(queue.dead as f64);
            // What arrived and cannot be understood waits for a person too (`R-20`).
            metrics::gauge!("inbox_parked").set(parked.len() as f64);
            metrics::gauge!("jobs_oldest_due_seconds").set(waits);
        }
        Ok(Err(fault)) => tracing::warn!(%fault, "the queue could not be measured"),
        Err(_) => tracing::warn!("the queue could not be measured in time"),
    }
    collected.render()
}
