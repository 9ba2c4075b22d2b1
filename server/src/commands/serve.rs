//! `switchboard serve`: the web server and the workers, together or apart.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use app::visits::House;
use axum::Router;
use leptos::config::LeptosOptions;
use switchboard::billing::till::Till;
use switchboard::knowledge::{Shelves, USUAL_ROOM};
use switchboard::tenancy::{Clock, Desk, DeskParts, Durability, Pools, SystemClock, check_database};
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::Failure;
use crate::egress::{Egress, Rules};
use crate::http::live::Hub;
use crate::http::{self, Web};
use crate::identity_providers::IdentityProviders;
use crate::mailer::Mailer;
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
/// When a setting is missing or cannot be used, the database is unsafe or away, or an address
/// is taken.
pub async fn run(settings: Settings, role: Role) -> Result<(), Failure> {
    let desk = desk(&settings)?;
    if settings.durability == Durability::Waived {
        tracing::warn!(
            "SWITCHBOARD_THROW_AWAY_DATABASE is set: whether this database keeps what it acknowledges was not checked"
        );
    }
    check_database(&desk.pools().pages, settings.durability).await?;
    let stopping = CancellationToken::new();
    let parts = start(&settings, role, desk, stopping.clone()).await?;
    told_to_stop().await;
    tracing::info!("stopping");
    stopping.cancel();
    if tokio::time::timeout(DRAIN, parts.join_all()).await.is_err() {
        tracing::warn!("some work did not end in time");
    }
    Ok(())
}

/// The build names its scripts by their content and writes the names beside the program.
/// Without them no page could be made, so the start ends here.
fn scripts_will_be_found() -> Result<(), Failure> {
    let names = std::env::current_exe()?.with_file_name("hash.txt");
    if names.is_file() {
        return Ok(());
    }
    Err(format!("{} is missing: deploy the program, hash.txt and the site together", names.display()).into())
}

/// Starts the parts of a role. Whatever a setting makes impossible is refused here, with the
/// setting's name, before anything runs.
///
/// # Errors
/// When a route does not say what it asks, a setting cannot be used, or an address is taken.
pub async fn start(
    settings: &Settings,
    role: Role,
    desk: Desk,
    stopping: CancellationToken,
) -> Result<JoinSet<()>, Failure> {
    // Ignored where a test has installed it before.
    let _ = rustls::crypto::ring::default_provider().install_default();
    http::guarded::check()?;
    // Only workers send, but nobody should find out from them alone that mail cannot leave.
    Mailer::new(settings)?;
    let listener = TcpListener::bind(settings.listen).await.map_err(|e| format!("LISTEN: {}: {e}", settings.listen))?;
    let store = crate::meaning::store(settings, &desk).await?;
    let shelves = Shelves::with_store(USUAL_ROOM, crate::meaning::offered(settings)?, store);
    let mut parts = JoinSet::new();
    if let Some(address) = settings.metrics_listen {
        crate::metrics::serve(address, desk.clone()).await?;
    }
    if role != Role::Web {
        let hands = crate::hands::Hands::new(settings, desk.clone(), shelves.clone())?;
        parts.spawn(crate::worker::run(desk.clone(), hands, stopping.clone()));
    }
    let routes = if role == Role::Worker {
        // Nobody opens pages here, but whoever supervises a worker asks how it is.
        http::health::router(http::health::Health { desk, stopping: stopping.clone() })
    } else {
        scripts_will_be_found()?;
        let web = web(settings, desk.clone(), shelves, stopping.clone())?;
        parts.spawn(web.hub.clone().run(desk, stopping.clone()));
        http::router(web)
    };
    tracing::info!(address = %settings.listen, ?role, "serving");
    parts.spawn(accept(listener, routes, stopping));
    Ok(parts)
}

async fn accept(listener: TcpListener, routes: Router, stopping: CancellationToken) {
    let service = routes.into_make_service_with_connect_info::<SocketAddr>();
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
    let desk = Desk::new(DeskParts {
        pools: Pools::new(settings.database()?, settings.database_pages, settings.database_pool),
        clock,
        follows: crate::consequences::follows,
        seal: settings.seal()?,
    });
    Ok(if settings.billing { desk.charging() } else { desk })
}

/// What the handlers reach.
///
/// # Errors
/// What is wrong with the settings of files.
pub fn web(settings: &Settings, desk: Desk, shelves: Shelves, stopping: CancellationToken) -> Result<Web, Failure> {
    let house = House {
        public_url: settings.public_url.clone(),
        development: settings.development,
        sends_mail: settings.smtp_url.is_some(),
        outside: Arc::new(IdentityProviders::new(Egress::new(Rules::usual(&settings.egress_allow))?)),
        shelves,
        till: match &settings.stripe {
            Some(account) => Some(Till::new(crate::stripe::stripe(account)?, settings.public_url.clone())),
            None => None,
        },
    };
    let leptos = LeptosOptions::builder()
        .output_name("switchboard")
        .site_root(settings.site_root.clone())
        .site_addr(settings.listen)
        .hash_files(true)
        .build();
    Ok(Web {
        desk,
        house: Arc::new(house),
        leptos,
        hub: Hub::default(),
        files: crate::files::objects(settings)?,
        trusted_proxies: Arc::new(settings.trusted_proxies.clone()),
        stripe_secret: settings.stripe.as_ref().map(|it| it.webhook_secret.clone()),
        stopping,
    })
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use switchboard::world::World;

    use super::*;
    use crate::settings;

    /// An address that was free a moment ago.
    async fn free() -> SocketAddr {
        TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap()
    }

    fn with(values: &[(&str, String)]) -> Settings {
        let values: BTreeMap<_, _> = values.iter().cloned().collect();
        settings::understand(|name| values.get(name).cloned()).unwrap()
    }

    async fn refusal(settings: &Settings, role: Role) -> String {
        let world = World::new().await;
        match start(settings, role, world.desk().clone(), CancellationToken::new()).await {
            Ok(_) => "it started".to_owned(),
            Err(failure) => failure.to_string(),
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_worker_says_how_it_is_and_serves_nothing_else() {
        let world = World::new().await;
        let (address, stopping) = (free().await, CancellationToken::new());
        let settings = with(&[("LISTEN", address.to_string())]);
        let parts = start(&settings, Role::Worker, world.desk().clone(), stopping.clone()).await.unwrap();

        super::super::healthy::run(settings).await.unwrap();
        let status = async |path: &str| reqwest::get(format!("http://{address}{path}")).await.unwrap().status();
        assert_eq!((status("/livez").await, status("/login").await).0, 200);
        assert_eq!(status("/login").await, 404);
        world.desk().pools().pages.close().await;
        assert_eq!((status("/livez").await.as_u16(), status("/readyz").await.as_u16()), (200, 503));
        stopping.cancel();
        parts.join_all().await;
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn an_address_that_is_taken_stops_the_start_with_its_setting() {
        let taken = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let taken = taken.local_addr().unwrap().to_string();
        for (name, other) in [("METRICS_LISTEN", "LISTEN"), ("LISTEN", "METRICS_LISTEN")] {
            let held = TcpListener::bind(&taken).await;
            let settings = with(&[(name, taken.clone()), (other, free().await.to_string())]);
            let refused = refusal(&settings, Role::Worker).await;
            assert!(refused.starts_with(&format!("{name}: ")), "{refused}");
            drop(held);
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn mail_that_cannot_leave_stops_the_start_of_every_role() {
        for (name, value) in [("SMTP_URL", "carrier-pigeon://coop"), ("MAIL_FROM", "nobody at all")] {
            for role in [Role::Web, Role::Worker] {
                let mut values =
                    vec![("LISTEN", free().await.to_string()), ("SMTP_URL", "smtp://127.0.0.1".to_owned())];
                values.retain(|(it, _)| *it != name);
                values.push((name, value.to_owned()));
                let refused = refusal(&with(&values), role).await;
                assert!(refused.starts_with(name), "{role:?}: {refused}");
            }
        }
    }
}
