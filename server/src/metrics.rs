//! `/metrics` for Prometheus, on an address of its own.

use std::net::SocketAddr;

use axum::Router;
use axum::routing::get;
use metrics_exporter_prometheus::PrometheusBuilder;

use crate::commands::Failure;

/// Collects from now on, and serves what was collected.
///
/// # Errors
/// When something else already collects in this process.
pub fn serve(address: SocketAddr) -> Result<(), Failure> {
    let collected = PrometheusBuilder::new().install_recorder()?;
    tokio::spawn(async move {
        let router = Router::new().route("/metrics", get(move || async move { collected.render() }));
        match tokio::net::TcpListener::bind(address).await {
            Ok(listener) => {
                if let Err(error) = axum::serve(listener, router).await {
                    tracing::error!(%error, "metrics failed");
                }
            }
            Err(error) => tracing::error!(%error, %address, "METRICS_LISTEN cannot be used"),
        }
    });
    Ok(())
}
