//! Receipts: what became of an answer on the caller's side.

use axum::http::StatusCode;
use serde::Deserialize;
use switchboard::ids::*;
use switchboard::inbox::{self, FailureReason};

use super::asked::Receipt;
use super::key::Caller;
use super::problem::{Problem, ProblemBody};
use super::request::{Body, Ids};

/// The ids of a message in an address.
#[derive(Deserialize)]
pub struct OfMessage {
    conversation: ConversationId,
    message: MessageId,
}

/// Says what became of an answer.
///
/// Receipts may come late, twice and in any order: an answer never goes back.
#[utoipa::path(
    post, path = "/api/v1/conversations/{conversation}/messages/{message}/receipt", tag = "messages",
    request_body = Receipt,
    params(
        ("conversation" = Uuid, Path, description = "The conversation"),
        ("message" = Uuid, Path, description = "The answer"),
    ),
    responses(
        (status = 204, description = "Noted"),
        (status = 400, description = "The body is no JSON", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such answer", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "The body is too long", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "The body must be application/json", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn confirm(
    caller: Caller,
    Ids(it): Ids<OfMessage>,
    Body(receipt): Body<Receipt>,
) -> Result<StatusCode, Problem> {
    let reason = receipt.reason.map(|it| FailureReason::parse(&it.0)).transpose()?;
    let tx = caller.tx().await?;
    inbox::confirm(tx, it.conversation, it.message, receipt.state.into(), reason).await?;
    Ok(StatusCode::NO_CONTENT)
}
