//! A door refuses what it does not read (`Z-3`): whoever posts `role` to a door without roles
//! has misunderstood something, or hopes that we have.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;

use super::forms::{FORM_BYTES, plain_problem};

/// What stands in a form for the browser's sake and is not read by its door: an address that
/// tells a password manager whose password it is; the rest of a form of which a draft is kept;
/// what a form needs when it only asks for a preview.
const UNREAD: &[(&str, &[&str])] = &[
    ("/api/team/update-account", &["email"]),
    ("/api/team/change-password", &["username"]),
    ("/api/team/reset-password", &["email"]),
    ("/api/team/accept-as-new", &["email"]),
    ("/api/channels/change-words", &["tab", "language"]),
    // What an island keeps of a form names its files, and brings none.
    ("/api/inbox/keep-draft", &["kind", "seen", "press", "files"]),
    ("/api/saved-replies/insert", &["seen", "press"]),
];

/// Fields that may come more than once, as `name[]`.
const MANY: &[(&str, &str)] = &[
    ("/api/inbox/act-on-many", "chosen"),
    ("/api/leads/move-many", "chosen"),
    ("/api/notifications/choose", "wanted"),
    ("/api/team/require-factor", "roles"),
    ("/api/team/add-role", "rights"),
    ("/api/team/rewrite-role", "rights"),
    ("/api/team/create-token", "scopes"),
];

static KNOWN: LazyLock<BTreeMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let doors = app::routes::doors().into_iter();
    doors.map(|it| (it.path, it.fields.map(|fields| fields().to_vec()).unwrap_or_default())).collect()
});

/// Whether the door of this path takes a field of this name. What is no door takes any.
pub fn takes(door: &str, field: &str) -> bool {
    let field = match field.split_once('[') {
        Some((name, _)) if MANY.contains(&(door, name)) => name,
        _ => field,
    };
    let unread = UNREAD.iter().any(|(path, fields)| *path == door && fields.contains(&field));
    // Every form may name the page that it stands on.
    unread || field == app::PAGE || KNOWN.get(door).is_none_or(|known| known.contains(&field))
}

/// Lets through what names only fields of its door.
pub async fn known_only(request: Request, next: Next) -> Response {
    if *request.method() != Method::POST || !KNOWN.contains_key(request.uri().path()) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, FORM_BYTES).await else {
        return plain_problem(StatusCode::PAYLOAD_TOO_LARGE, "This form is too long.");
    };
    let door = parts.uri.path();
    if form_urlencoded::parse(&bytes).any(|(name, _)| !takes(door, &name)) {
        tracing::info!(door, "a form had fields that its door does not read");
        return plain_problem(StatusCode::BAD_REQUEST, "This form has a field that does not belong to it.");
    }
    next.run(Request::from_parts(parts, Body::from(bytes))).await
}
