//! The document that describes the API, and whether it answers.

use std::sync::LazyLock;

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{ContentBuilder, Ref, ResponseBuilder};
use utoipa::{Modify, OpenApi};

use super::model::Health;
use super::problem::{Problem, ProblemBody};
use super::{
    Api, analytics, companies, contacts, conversations, documents, evaluation, events, files, gaps, imports, knowledge,
    leads, messages, plans, receipts, reports, sites, topics,
};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Switchboard",
        version = "1",
        description = "Brings messages of customers in and takes answers away. Every request but the two \
                       without a lock carries a service key.",
        license(name = "AGPL-3.0-or-later", identifier = "AGPL-3.0-or-later"),
    ),
    paths(
        health, document, messages::write, files::take, events::find, conversations::start, conversations::find,
        conversations::ask_for_person, messages::list, messages::write_in, receipts::confirm,
        documents::upload, documents::replace, documents::retry, documents::publish, documents::withdraw,
        documents::retry_proposed, knowledge::list, knowledge::find,
        knowledge::disable, knowledge::enable, knowledge::set_terms,
        plans::list, plans::plan, plans::call_off, imports::take, imports::preview,
        gaps::list, gaps::find, gaps::settle, gaps::ask_again, gaps::fill,
        reports::report, analytics::days, analytics::service, analytics::labels, analytics::assistant,
        topics::topics,
        evaluation::list, evaluation::add, evaluation::run, evaluation::find,
        contacts::list, contacts::find, contacts::add, contacts::change, contacts::merge, contacts::unmerge,
        companies::list, companies::find, companies::add, companies::change,
        leads::list, leads::find, leads::add, leads::move_to,
        sites::list, sites::add, sites::find, sites::remove, sites::crawl, sites::stop,
    ),
    security(("service_key" = [])),
    modifiers(&Keys, &Unpaid),
    tags(
        (name = "analytics", description = "What is counted"),
        (name = "contacts", description = "People and companies"),
        (name = "conversations", description = "Start and find"),
        (name = "evaluation", description = "Whether the assistant answers what it should"),
        (name = "knowledge", description = "What the assistant may answer from"),
        (name = "leads", description = "Customers who may buy"),
        (name = "messages", description = "Bring in and fetch"),
        (name = "service", description = "The API itself"),
        (name = "sites", description = "Websites that are read as knowledge"),
    ),
)]
struct Document;

struct Keys;

impl Modify for Keys {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("A service key of the workspace, `sb_live_…`, or a member's own token, `sb_user_…`"))
            .build();
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("service_key", SecurityScheme::Http(scheme));
    }
}

/// Whatever asks for a key is refused where the workspace has not paid for it.
struct Unpaid;

impl Modify for Unpaid {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let body = ContentBuilder::new().schema(Some(Ref::from_schema_name("ProblemBody"))).build();
        let refused = ResponseBuilder::new()
            .description("The workspace has not paid for it, or its plan does not open it")
            .content("application/problem+json", body)
            .build();
        for path in document.paths.paths.values_mut() {
            let acts = [&mut path.get, &mut path.post, &mut path.put, &mut path.patch, &mut path.delete];
            for act in acts.into_iter().flatten().filter(|it| it.security.is_none()) {
                act.responses.responses.insert("402".to_owned(), refused.clone().into());
            }
        }
    }
}

static DOCUMENT: LazyLock<String> = LazyLock::new(|| Document::openapi().to_json().unwrap_or_default());

/// Describes the API.
#[utoipa::path(
    get, path = "/api/v1/openapi.json", tag = "service", security(()),
    responses((status = 200, description = "This document", body = Object)),
)]
pub async fn document() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], DOCUMENT.as_str()).into_response()
}

/// Says whether the API can work.
#[utoipa::path(
    get, path = "/api/v1/health", tag = "service", security(()),
    responses(
        (status = 200, description = "It can", body = Health),
        (status = 503, description = "It cannot at this moment", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn health(State(api): State<Api>) -> Result<Json<Health>, Problem> {
    match crate::http::health::ready(State(api.web.health())).await {
        StatusCode::OK => Ok(Json(Health { status: "ok" })),
        _ => Err(Problem::Away),
    }
}
