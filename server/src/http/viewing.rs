//! Whoever looks as a role changes nothing: every form and every call is refused before it reaches its door.

use std::sync::Arc;

use app::Problem;
use app::visits::Visit;
use axum::Json;
use axum::extract::Request;
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use switchboard::say;

use super::forms::{Refused, accepts_page, plain_problem};
use crate::files::forms::brings_files;

/// The ways back: to one's own eyes, and out.
const WAYS_BACK: &[&str] = &["/api/team/stop-viewing", "/api/team/sign-out"];

/// Lets through whoever looks at a page, and whoever is not looking as a role.
pub async fn only_looks(mut request: Request, next: Next) -> Response {
    let is_asking = matches!(*request.method(), Method::GET | Method::HEAD);
    let visit = request.extensions().get::<Arc<Visit>>().filter(|it| it.viewing.is_some()).cloned();
    let Some(visit) = visit.filter(|_| !is_asking && !WAYS_BACK.contains(&request.uri().path())) else {
        return next.run(request).await;
    };
    let problem = Problem::Conflict(say!(visit.locale, "roles-viewing-only-looks"));
    if !accepts_page(&request) {
        return (problem.status(), Json(problem)).into_response();
    }
    // What a form brings is not even read.
    if brings_files(&request) || !request.uri().path().starts_with("/api/") {
        return plain_problem(problem.status(), &problem.to_string());
    }
    request.extensions_mut().insert(Refused(problem));
    next.run(request).await
}
