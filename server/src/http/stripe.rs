//! `POST /hooks/stripe`: Stripe tells that something happened.
//!
//! Whoever comes is believed only for the signature over the very bytes that came (`W-1`). `200` means that it is written
//! down, and that Stripe will be read; everybody else is told the same, whether there is a Stripe account here or not
//! (`W-2`).

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::routing::post;
use switchboard::billing::stripe::{Event, verify};
use switchboard::billing::till::work::{Heard, hear};
use tower_http::limit::RequestBodyLimitLayer;

use super::{Room, Web, bounded};

/// Nothing that Stripe tells is longer (`W-6`).
const BODY_BYTES: usize = 1 << 20;
/// So much is taken in at once: Stripe comes back with what found no place.
const AT_ONCE: usize = 16;
/// What takes longer has failed; Stripe comes back with it.
const TIME: Duration = Duration::from_secs(10);
const WAIT: Duration = Duration::from_secs(4);

/// The route of the hook.
pub fn router(web: Web) -> Router {
    Router::new()
        .route("/hooks/stripe", post(receive))
        .layer(RequestBodyLimitLayer::new(BODY_BYTES))
        .layer(from_fn_with_state(Room::new(AT_ONCE, TIME, WAIT), bounded))
        .with_state(Arc::new(web))
}

async fn receive(State(web): State<Arc<Web>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let mut signatures = headers.get_all("stripe-signature").iter();
    let (signature, second) = (signatures.next().and_then(|it| it.to_str().ok()), signatures.next());
    let secret = web.stripe_secret.as_ref().map_or("", |it| it.0.as_str());
    // Without a secret every signature is wrong.
    let verified = match (signature, second) {
        (Some(signature), None) => verify(secret, signature, &body, web.desk.now()).is_ok(),
        _ => false,
    };
    if !verified {
        return StatusCode::UNAUTHORIZED;
    }
    let Ok(event) = Event::read(&body) else { return StatusCode::BAD_REQUEST };
    match hear(&web.desk, &event).await {
        Ok(heard) => {
            let (event, kind) = (&event.id, &event.kind);
            match heard {
                Heard::Now => tracing::info!(event, kind, "Stripe told of something"),
                Heard::Before => tracing::info!(event, kind, "Stripe told of it before"),
                Heard::OfNobody => tracing::info!(event, kind, "Stripe told of nobody here"),
            }
            StatusCode::OK
        }
        Err(fault) => {
            tracing::error!(%fault, event = event.id, "what Stripe told was not written down");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}
