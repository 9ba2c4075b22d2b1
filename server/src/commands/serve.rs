//! `switchboard serve`: the web server and the workers, together or apart.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use app::visits::House;
use leptos::config::LeptosOptions;
use switchboard::knowledge::Shelves;
use switchboard::sealing::Seal;
use switchboard::tenancy::{Clock, Desk, DeskParts, Pools, SystemClock, check_database};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::Failure;
use crate::http::live::Hub;
use crate::http::{self, Web};
use crate::settings::Settings;

/// Which part of the product this process is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Pages and work.
    Both,
    /// Pages, doors, widget, API and live stream.
    Web,
    /// Jobs.
    Worker,
}

/// Open requests get this long to end when the server stops.
const DRAIN: Duration = Duration::from_secs(10);

/// Serves until it is told to stop.
///
/// # Errors
/// When a route does not say what it asks, a setting is missing, the database is unsafe or
/// away, or the address is taken.
pub async fn run(settings: Settings, role: Role) -> Result<(), Failure> {
    // Ignored where a test has installed it before.
    let _ = rustls::crypto::ring::default_provider().install_default();
    http::guarded::check()?;
    let desk = desk(&settings)?;
    check_database(&desk.pools().pages).await?;
    let stopping = CancellationToken::new();
    let shelves = Shelves::default();
    let mut parts = tokio::task::JoinSet::new();
    if let Some(address) = settings.metrics_listen {
        crate::metrics::serve(address, desk.clone()).await?;
    }
    if role != Role::Web {
        let hands = crate::hands::Hands::new(&settings, desk.clone(), shelves.clone())?;
        parts.spawn(crate::worker::run(desk.clone(), hands, stopping.clone()));
    }
    if role != Role::Worker {
        let web = web(&settings, desk.clone(), shelves, stopping.clone());
        parts.spawn(web.hub.clone().run(desk, stopping.clone()));
        let listener =
            TcpListener::bind(settings.listen).await.map_err(|e| format!("LISTEN: {}: {e}", settings.listen))?;
        tracing::info!(address = %settings.listen, "serving");
        parts.spawn(accept(listener, web, stopping.clone()));
    }
    told_to_stop().await;
    tracing::info!("stopping");
    stopping.cancel();
    if tokio::time::timeout(DRAIN, parts.join_all()).await.is_err() {
        tracing::warn!("some work did not end in time");
    }
    Ok(())
}

async fn accept(listener: TcpListener, web: Web, stopping: CancellationToken) {
    let service = http::router(web).into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, service).with_graceful_shutdown(stopping.cancelled_owned());
    if let Err(error) = served.await {
        tracing::error!(%error, "the web server failed");
    }
}

/// The desk as the settings describe it.
///
/// # Errors
/// When `DATABASE_URL` or `SECRET_KEY` is not set.
pub fn desk(settings: &Settings) -> Result<Desk, Failure> {
    desk_with(settings, Arc::new(SystemClock))
}

/// The same, with another clock.
///
/// # Errors
/// When `DATABASE_URL` or `SECRET_KEY` is not set.
pub fn desk_with(settings: &Settings, clock: Arc<dyn Clock>) -> Result<Desk, Failure> {
    Ok(Desk::new(DeskParts {
        pools: Pools::new(settings.database()?, settings.database_pool),
        clock,
        follows: crate::consequences::follows,
        seal: Seal::new(settings.secret_key()?),
    }))
}

/// What the handlers reach.
pub fn web(settings: &Settings, desk: Desk, shelves: Shelves, stopping: CancellationToken) -> Web {
    let house = House {
        public_url: settings.public_url.clone(),
        development: settings.development,
        sends_mail: settings.smtp_url.is_some(),
        shelves,
    };
    let leptos = LeptosOptions::builder()
        .output_name("switchboard")
        .site_root(settings.site_root.clone())
        .site_addr(settings.listen)
        .hash_files(true)
        .build();
    Web {
        desk,
        house: Arc::new(house),
        leptos,
        hub: Hub::default(),
        trusted_proxies: Arc::new(settings.trusted_proxies.clone()),
        stopping,
    }
}

async fn told_to_stop() {
    let mut terminate = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(signal) => signal,
        Err(error) => {
            tracing::warn!(%error, "only Ctrl-C stops this process");
            return drop(tokio::signal::ctrl_c().await);
        }
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}
