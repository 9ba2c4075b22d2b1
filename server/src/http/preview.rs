//! The picture of a widget, for the page on which its look is chosen.

use std::sync::Arc;

use app::channels::{Tried, preview};
use app::visits::Visit;
use axum::extract::{Extension, Path, Query};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use switchboard::access::ChannelsRead;
use switchboard::channels::{self, Settings};
use switchboard::ids::ChannelId;
use switchboard::tenancy::{CannotBegin, Tx};
use uuid::Uuid;

/// `GET /channels/{channel}/preview`: the widget as it would look with the values of the
/// address. It begins no session and runs no script, wherever it is opened.
pub async fn show(
    Extension(visit): Extension<Arc<Visit>>,
    Path(channel): Path<String>,
    Query(tried): Query<Tried>,
) -> Response {
    match draw(&visit, &channel, &tried).await {
        Ok(response) => response,
        Err(status) => status.into_response(),
    }
}

async fn draw(visit: &Visit, channel: &str, tried: &Tried) -> Result<Response, StatusCode> {
    let (Some(who), Some(here)) = (visit.principal(), &visit.here) else {
        return Err(StatusCode::NOT_FOUND);
    };
    let id: ChannelId = channel.parse().map_err(|_| StatusCode::NOT_FOUND)?;
    let mut tx: Tx<ChannelsRead> = visit.desk.begin(who).await.map_err(|cannot| match cannot {
        CannotBegin::Denied(_) | CannotBegin::Stopped(_) => StatusCode::FORBIDDEN,
        CannotBegin::Fault(_) => StatusCode::SERVICE_UNAVAILABLE,
    })?;
    let found = channels::find(&mut tx, id).await.map_err(|fault| {
        tracing::error!(%fault, "a preview failed");
        StatusCode::SERVICE_UNAVAILABLE
    })?;
    let Some(Settings::Widget(widget)) = found.and_then(|it| it.settings).map(|it| it.0) else {
        return Err(StatusCode::NOT_FOUND);
    };
    let nonce = Uuid::new_v4().simple();
    let page =
        preview::document(&tried.over(&widget.look), &here.name, tried.language(visit.locale), &nonce.to_string());
    // `sandbox` also where the picture is opened outside of its frame.
    let policy = format!(
        "default-src 'none'; style-src 'self' 'nonce-{nonce}'; sandbox; base-uri 'none'; form-action 'none'; \
         frame-ancestors 'self'"
    );
    Ok(([(header::CONTENT_SECURITY_POLICY, policy)], Html(page)).into_response())
}
