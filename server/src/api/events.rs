//! What became of what was brought in.

use axum::Json;
use serde::Deserialize;
use switchboard::ids::*;
use switchboard::inbox;

use super::key::Caller;
use super::model::Event;
use super::problem::{Problem, ProblemBody};
use super::request::Ids;

/// The id of an event in an address.
#[derive(Deserialize)]
pub struct OfEvent {
    event: InboxEventId,
}

/// Says what became of a message that was brought in.
#[utoipa::path(
    get, path = "/api/v1/events/{event}", tag = "messages",
    params(("event" = Uuid, Path, description = "What `202` answered with")),
    responses(
        (status = 200, description = "What became of it", body = Event),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such event", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn find(caller: Caller, Ids(OfEvent { event }): Ids<OfEvent>) -> Result<Json<Event>, Problem> {
    let mut tx = caller.reading().await?;
    let found = inbox::arrival(&mut tx, event).await?.ok_or(Problem::NotFound)?;
    Ok(Json(Event {
        event,
        state: found.state,
        reason: found.reason,
        message: found.message_id,
        conversation: found.conversation_id,
    }))
}
