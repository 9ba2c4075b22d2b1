//! Conversations: start, find, ask for a person.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use switchboard::access::ApiMessages;
use switchboard::channels::{self, Kind};
use switchboard::ids::*;
use switchboard::inbox;
use switchboard::tenancy::Tx;
use uuid::Uuid;

use super::asked::NewConversation;
use super::key::Caller;
use super::model::Conversation;
use super::problem::{Problem, ProblemBody};
use super::request::{Body, Ids};

/// Starts a conversation.
///
/// Answers with the customer's conversation: a new one, or theirs that is not resolved.
#[utoipa::path(
    post, path = "/api/v1/conversations", tag = "conversations", request_body = NewConversation,
    responses(
        (status = 200, description = "Theirs that goes on", body = Conversation),
        (status = 201, description = "A new one", body = Conversation),
        (status = 400, description = "The body is no JSON", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "The body is too long", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "The body must be application/json", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn start(caller: Caller, Body(new): Body<NewConversation>) -> Result<Response, Problem> {
    let mut tx = caller.tx().await?;
    let channel = channel_of(&mut tx, &caller, new.channel).await?;
    let (id, is_new) = inbox::start(tx, channel, &new.contact.into()).await?;

    let mut tx = caller.tx().await?;
    let found = inbox::conversation_for_api(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    let status = if is_new { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, Json(Conversation::from(found))).into_response())
}

/// The channel that a request is about: the one it names, the key's, or the only one.
pub async fn channel_of(tx: &mut Tx<ApiMessages>, caller: &Caller, named: Option<Uuid>) -> Result<ChannelId, Problem> {
    if let Some(channel) = named.map(ChannelId).or(caller.channel()) {
        return Ok(channel);
    }
    let mut of_kind = channels::list(tx).await?.into_iter().filter(|it| it.kind == Kind::Api);
    match (of_kind.next(), of_kind.next()) {
        (Some(only), None) => Ok(only.id),
        (None, _) => Err(Problem::NotFound),
        (Some(_), Some(_)) => Err(Problem::Unfit("`channel` is missing: the workspace has more than one".to_owned())),
    }
}

/// The id of a conversation in an address.
#[derive(Deserialize)]
pub struct InConversation {
    pub conversation: ConversationId,
}

/// Finds a conversation; one that was merged answers as the one in which it goes on.
#[utoipa::path(
    get, path = "/api/v1/conversations/{conversation}", tag = "conversations",
    params(("conversation" = Uuid, Path, description = "The conversation")),
    responses(
        (status = 200, description = "It", body = Conversation),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such conversation", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn find(caller: Caller, Ids(it): Ids<InConversation>) -> Result<Json<Conversation>, Problem> {
    let mut tx = caller.reading().await?;
    let found = inbox::conversation_for_api(&mut tx, it.conversation).await?.ok_or(Problem::NotFound)?;
    Ok(Json(found.into()))
}

/// Asks for a person.
///
/// People are called to the customer's conversation; where one is there already, nothing changes.
#[utoipa::path(
    post, path = "/api/v1/conversations/{conversation}/person", tag = "conversations",
    params(("conversation" = Uuid, Path, description = "The conversation")),
    responses(
        (status = 200, description = "The conversation in which a person was asked", body = Conversation),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or the contact is blocked", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such conversation", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn ask_for_person(caller: Caller, Ids(it): Ids<InConversation>) -> Result<Json<Conversation>, Problem> {
    let mut tx = caller.tx().await?;
    let found = inbox::conversation_for_api(&mut tx, it.conversation).await?.ok_or(Problem::NotFound)?;
    let asked = inbox::ask_for_person_by_api(tx, found.channel_id, &found.external_id).await?;

    let mut tx = caller.tx().await?;
    let found = inbox::conversation_for_api(&mut tx, asked).await?.ok_or(Problem::NotFound)?;
    Ok(Json(found.into()))
}
