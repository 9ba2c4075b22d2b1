//! Catching up with Stripe: a look every ten minutes whether the night's is due, which hears what Stripe did not tell and
//! has every customer read anew.
//!
//! No job: it is of no workspace. Whoever takes it on is alone with it for half an hour.

use std::time::Duration;

use switchboard::billing::stripe::Stripe;
use switchboard::billing::till::work;
use switchboard::tenancy::Desk;
use tokio_util::sync::CancellationToken;

/// How often somebody looks whether it is due.
const LOOK_EVERY: Duration = Duration::from_secs(600);

/// Catches up until `stopping`.
pub async fn run(desk: Desk, stripe: Stripe, stopping: CancellationToken) {
    while !stopping.is_cancelled() {
        if let Err(fault) = work::catch_up(&desk, &stripe).await {
            tracing::warn!(%fault, "nobody caught up with Stripe; it is tried again");
        }
        tokio::select! {
            () = stopping.cancelled() => {}
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}
