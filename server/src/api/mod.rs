//! The JSON API, version 1: how other systems bring messages in and take answers away.
//!
//! A system proves itself by a service key (`Authorization: Bearer sb_live_…`). What it
//! brings in is stored once under its own id and answered with `202` after the commit; a job
//! makes a message of it, and the answer is posted to the channel's callback or fetched.
//!
//! A member proves themselves by a token of their own (`sb_user_…`): they find and change what they do on pages, are named
//! in the log, and bring nothing in, because that is to write as a customer.
//!
//! Promises
//! - `GET /api/v1/openapi.json` describes every route, field and status there is.
//! - What the key's workspace or channel does not have does not exist: `404`, byte for byte.
//! - Unknown fields and parameters are refused, so nobody is misunderstood (`Z-3`).
//! - Problems are `application/problem+json` (RFC 9457).
//!
//! Start reading at [`router`]. Not here: making keys (`team`), calling back (`channels`).

mod addresses;
mod analytics;
mod asked;
mod companies;
mod contacts;
mod conversations;
mod documents;
mod evaluation;
mod events;
mod files;
mod gaps;
mod imports;
mod key;
mod knowledge;
mod leads;
mod messages;
mod model;
mod openapi;
mod plans;
mod problem;
mod receipts;
mod reports;
mod request;
mod sites;
mod topics;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{any, delete, get, post};
use tower_http::compression::CompressionLayer;

use crate::http::{Room, Web, bounded};
use crate::limits::{Limit, Limits};
use crate::patience;
use crate::turns::Turns;
pub use model::MessageBody;
use problem::Problem;

/// A request's body is never longer, in bytes: room for the longest message in any encoding.
const BODY_BYTES: usize = 256 * 1024;
/// So many requests are worked on at once, apart from pages and the widget.
const AT_ONCE: usize = 64;
/// A request that takes longer has failed.
const TIME: Duration = Duration::from_secs(30);
/// So many files are taken in at once.
const UPLOADS_AT_ONCE: usize = 32;
/// A file that takes longer has failed.
const UPLOAD_TIME: Duration = Duration::from_secs(180);
/// Requests of one key or token.
const OF_KEY: Limit = Limit { purpose: "api: a key", per_minute: 600 };
/// Wrong keys from one address.
const WRONG_KEYS: Limit = Limit { purpose: "api: wrong keys", per_minute: 60 };

/// What the handlers reach.
#[derive(Clone)]
struct Api {
    web: Web,
    limits: Arc<Limits>,
    /// Of the workspaces, at the connections that messages come in by.
    turns: Turns,
}

/// Where files come in: slow lines need longer, and take no place from messages.
fn uploads(api: Api) -> Router {
    Router::new()
        .route("/api/v1/files", post(files::take).fallback(|| async { Problem::MethodNotAllowed }))
        .route("/api/v1/knowledge/documents", post(documents::upload).fallback(|| async { Problem::MethodNotAllowed }))
        .route(
            "/api/v1/knowledge/items/{item}/file",
            post(documents::replace).fallback(|| async { Problem::MethodNotAllowed }),
        )
        .with_state(api)
        .layer(from_fn_with_state(Room::new(UPLOADS_AT_ONCE, UPLOAD_TIME, patience::LENGTH), bounded))
}

/// The API's routes.
pub fn router(web: Web) -> Router {
    let turns = Turns::at(web.desk.pools().hooks.options().get_max_connections());
    let api = Api { web, limits: Arc::default(), turns };
    Router::new()
        .route("/api/v1/health", get(openapi::health))
        .route("/api/v1/openapi.json", get(openapi::document))
        .route("/api/v1/messages", post(messages::write))
        .route("/api/v1/events/{event}", get(events::find))
        .route("/api/v1/conversations", post(conversations::start))
        .route("/api/v1/conversations/{conversation}", get(conversations::find))
        .route("/api/v1/conversations/{conversation}/person", post(conversations::ask_for_person))
        .route("/api/v1/conversations/{conversation}/messages", get(messages::list).post(messages::write_in))
        .route("/api/v1/conversations/{conversation}/messages/{message}/receipt", post(receipts::confirm))
        .route("/api/v1/analytics/report", get(reports::report))
        .route("/api/v1/analytics/days", get(analytics::days))
        .route("/api/v1/analytics/service", get(analytics::service))
        .route("/api/v1/analytics/labels", get(analytics::labels))
        .route("/api/v1/analytics/assistant", get(analytics::assistant))
        .route("/api/v1/analytics/topics", get(topics::topics))
        .route("/api/v1/knowledge/items", get(knowledge::list))
        .route("/api/v1/knowledge/items/{item}", get(knowledge::find))
        .route("/api/v1/knowledge/items/{item}/retry", post(documents::retry))
        .route("/api/v1/knowledge/items/{item}/proposed", delete(documents::withdraw))
        .route("/api/v1/knowledge/items/{item}/proposed/publish", post(documents::publish))
        .route("/api/v1/knowledge/items/{item}/proposed/retry", post(documents::retry_proposed))
        .route("/api/v1/knowledge/items/{item}/disable", post(knowledge::disable))
        .route("/api/v1/knowledge/items/{item}/enable", post(knowledge::enable))
        .route("/api/v1/evaluation/questions", get(evaluation::list).post(evaluation::add))
        .route("/api/v1/evaluation/runs", post(evaluation::run))
        .route("/api/v1/evaluation/runs/{run}", get(evaluation::find))
        .route("/api/v1/knowledge/items/{item}/terms", post(knowledge::set_terms))
        .route("/api/v1/knowledge/items/{item}/plans", get(plans::list).post(plans::plan))
        .route("/api/v1/knowledge/items/{item}/plans/{version}", delete(plans::call_off))
        .route("/api/v1/knowledge/imports", post(imports::take))
        .route("/api/v1/knowledge/imports/preview", post(imports::preview))
        .route("/api/v1/knowledge/gaps", get(gaps::list))
        .route("/api/v1/knowledge/gaps/{gap}", get(gaps::find))
        .route("/api/v1/knowledge/gaps/{gap}/state", post(gaps::settle))
        .route("/api/v1/knowledge/gaps/{gap}/ask", post(gaps::ask_again))
        .route("/api/v1/knowledge/gaps/{gap}/answer", post(gaps::fill))
        .route("/api/v1/contacts", get(contacts::list).post(contacts::add))
        .route("/api/v1/contacts/{contact}", get(contacts::find).put(contacts::change))
        .route("/api/v1/contacts/{contact}/merge", post(contacts::merge))
        .route("/api/v1/contacts/merges/{merge}", delete(contacts::unmerge))
        .route("/api/v1/companies", get(companies::list).post(companies::add))
        .route("/api/v1/companies/{company}", get(companies::find).put(companies::change))
        .route("/api/v1/leads", get(leads::list).post(leads::add))
        .route("/api/v1/leads/{lead}", get(leads::find))
        .route("/api/v1/leads/{lead}/status", post(leads::move_to))
        .route("/api/v1/sites", get(sites::list).post(sites::add))
        .route("/api/v1/sites/{site}", get(sites::find).delete(sites::remove))
        .route("/api/v1/sites/{site}/crawl", post(sites::crawl))
        .route("/api/v1/sites/{site}/stop", post(sites::stop))
        .route("/api/v1/{*rest}", any(|| async { Problem::NotFound }))
        .method_not_allowed_fallback(|| async { Problem::MethodNotAllowed })
        .with_state(api.clone())
        .layer(from_fn_with_state(Room::new(AT_ONCE, TIME, patience::LENGTH), bounded))
        .merge(uploads(api))
        .layer(CompressionLayer::new())
}
