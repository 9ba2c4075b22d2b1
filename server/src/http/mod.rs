//! HTTP: which request goes where, and through which layers.
//!
//! From the outside in: every request gets an id and safety headers, runs in a task that a
//! disconnect cannot cancel, and is bounded in time, size and number. Pages and doors then
//! pass the cross-site check, the session and the visit; the widget and the API carry their
//! own proof with each request and pass none of them.

mod addresses;
mod audit;
pub mod fields;
mod files;
pub(crate) mod forms;
pub mod guarded;
pub mod health;
pub mod json;
mod layers;
mod leads;
pub mod live;
mod numbers;
mod preview;
mod sessions;
mod stripe;
mod tables;
mod till;
mod viewing;
mod visit;

use std::sync::Arc;
use std::time::Duration;

use app::visits::House;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use leptos::config::LeptosOptions;
use leptos_axum::{LeptosRoutes, generate_route_list, render_app_async};
use switchboard::files::Objects;
use switchboard::tenancy::Desk;
use tokio_util::sync::CancellationToken;
use tower::{Layer, ServiceExt as _, service_fn};
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::limit::RequestBodyLimitLayer;

pub use layers::{Room, bounded};

use crate::files::{forms as brought, serve};
use crate::network::Network;
use crate::settings::Hidden;

/// What every handler may reach.
#[derive(Clone)]
pub struct Web {
    /// The desk.
    pub desk: Desk,
    /// The installation.
    pub house: Arc<House>,
    /// Where the built site is.
    pub leptos: LeptosOptions,
    /// What happens, as it happens.
    pub hub: live::Hub,
    /// Proxies whose forwarded address is believed.
    pub trusted_proxies: Arc<Vec<Network>>,
    /// Keeps the bytes of files.
    pub files: Arc<dyn Objects>,
    /// With which what Stripe tells is signed; `None` where there is no Stripe.
    pub stripe_secret: Option<Hidden>,
    /// Ends streams and refuses readiness when the server stops.
    pub stopping: CancellationToken,
}

impl Web {
    /// What readiness depends on.
    pub fn health(&self) -> health::Health {
        health::Health { desk: self.desk.clone(), stopping: self.stopping.clone() }
    }
}

/// Pages and doors take no more than this many bytes.
const PAGE_BYTES: usize = 256 * 1024;
/// A page that takes longer has failed.
const PAGE_TIME: Duration = Duration::from_secs(30);
/// So many pages are worked on at once; more wait, then are told to come back.
const PAGES_AT_ONCE: usize = 256;
const PAGE_WAIT: Duration = Duration::from_secs(4);

/// A form that brings files takes as long as a slow line needs.
const UPLOAD_TIME: Duration = Duration::from_secs(300);
/// So many of them are taken at once.
const UPLOADS_AT_ONCE: usize = 64;

/// The whole web server.
pub fn router(web: Web) -> Router {
    let inner = pages(web.clone());
    let routes = health::router(web.health())
        .merge(files::router(&web.leptos))
        .merge(linked(web.clone()))
        .merge(stripe::router(web.clone()))
        .merge(crate::widget::router(web.clone()))
        .merge(crate::api::router(web.clone()))
        .fallback_service(inner);
    surrounded(web, routes)
}

/// Routes with what surrounds every request: its id, its own task, the safety headers.
pub fn surrounded(web: Web, routes: Router) -> Router {
    routes.layer(from_fn_with_state(web, layers::around))
}

/// Files for whoever was given a link; outside of every session.
fn linked(web: Web) -> Router {
    Router::new()
        .route("/file/{link}", get(serve::by_link))
        .layer(RequestBodyLimitLayer::new(0))
        .layer(from_fn_with_state(Room::new(UPLOADS_AT_ONCE, PAGE_TIME, PAGE_WAIT), layers::bounded))
        .with_state(web)
}

/// Pages, doors and the live stream, behind the session.
fn pages(web: Web) -> Router {
    let routes = generate_route_list(app::App);
    let options = web.leptos.clone();
    let document = {
        let options = options.clone();
        move || app::document(options.clone())
    };
    let rendered = Router::new()
        .leptos_routes_with_context(&options, routes, app::visits::provide_visit, document.clone())
        // What is no page has a page of its own, which says so.
        .fallback(get(render_app_async(document)).fallback(|| async { StatusCode::NOT_FOUND }))
        .with_state(options);
    let routed = Router::new()
        .route("/events", get(live::stream))
        .route("/files/{file}", get(serve::for_member))
        .route("/knowledge/originals/{original}", get(serve::original))
        .route("/contacts/export.csv", get(addresses::contacts))
        .route("/companies/export.csv", get(addresses::companies))
        .with_state(web.clone())
        .route("/channels/{channel}/preview", get(preview::show))
        .route("/analytics/days.csv", get(numbers::days))
        .route("/analytics/parts.csv", get(numbers::parts))
        .route("/analytics/hours.csv", get(numbers::hours))
        .route("/billing/usage.csv", get(numbers::usage))
        .route("/billing/pay", get(till::pay))
        .route("/billing/portal", get(till::portal))
        .route("/billing/returned", get(till::returned))
        .route("/analytics/labels.csv", get(numbers::labels))
        .route("/analytics/reasons.csv", get(numbers::reasons))
        .route("/leads/all.csv", get(leads::all))
        .route("/audit/entries.csv", get(audit::entries))
        .route("/analytics/topics.csv", get(numbers::topics))
        .merge(rendered);
    // The visit rewrites the address, so it must stand in front of the routes, not on them.
    let with_forms = from_fn(forms::post_and_return).layer(routed);
    let with_fields = from_fn(fields::known_only).layer(with_forms);
    let with_files = from_fn_with_state(web.clone(), brought::receive).layer(with_fields);
    let looking = from_fn(viewing::only_looks).layer(with_files);
    let with_visit = from_fn_with_state(web.clone(), visit::receive).layer(looking);
    let sized = |bytes, room: Room| {
        let inner = Router::new().fallback_service(with_visit.clone()).layer(RequestBodyLimitLayer::new(bytes));
        from_fn_with_state(room, layers::bounded).layer(inner)
    };
    let pages = sized(PAGE_BYTES, Room::new(PAGES_AT_ONCE, PAGE_TIME, PAGE_WAIT));
    let uploads = sized(brought::BYTES, Room::new(UPLOADS_AT_ONCE, UPLOAD_TIME, PAGE_WAIT));
    // A form with files may be longer than a page's, and take longer.
    let by_size = service_fn(move |request: Request| {
        let (pages, uploads) = (pages.clone(), uploads.clone());
        async move {
            if brought::brings_files(&request) { uploads.oneshot(request).await } else { pages.oneshot(request).await }
        }
    });
    Router::new()
        .fallback_service(by_size)
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn_with_state(web.desk.clone(), sessions::around))
        .layer(CsrfLayer::new())
        .layer(CompressionLayer::new().quality(tower_http::CompressionLevel::Fastest))
}
