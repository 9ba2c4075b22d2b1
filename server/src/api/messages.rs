//! Messages: bring in what customers write, fetch what they are answered.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use switchboard::access::{ApiMessages, ApiRead, Right};
use switchboard::channels::{self, Settings};
use switchboard::ids::*;
use switchboard::inbox::{self, Inbound, InboundContact};
use switchboard::tenancy::Tx;
use time::OffsetDateTime;

use super::Api;
use super::asked::{NewMessage, NewMessageOf};
use super::conversations::{InConversation, channel_of};
use super::key::Caller;
use super::model::{Accepted, MessageBody, Messages};
use super::problem::{Problem, ProblemBody};
use super::request::{Body, Ids, Place};
use crate::files::links::Links;

/// Brings in a message of a customer.
///
/// Their conversation is found, or started. The answer comes when the message is safe; what
/// became of it says `GET /events/{event}`.
#[utoipa::path(
    post, path = "/api/v1/messages", tag = "messages", request_body = NewMessageOf,
    responses(
        (status = 202, description = "It is safe; or it was, and nothing changed", body = Accepted),
        (status = 400, description = "The body is no JSON", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "A file does not wait: it is unknown, or has gone along already", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "The body is too long", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "The body must be application/json", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
        (status = 503, description = "The database is away: send it again, with the same id", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn write(caller: Caller, Body(new): Body<NewMessageOf>) -> Result<Response, Problem> {
    let (named, contact) = (new.channel, InboundContact::from(new.contact));
    let message =
        NewMessage { id: new.id, text: new.text, sent_at: new.sent_at, language: new.language, files: new.files };
    let bring = || async {
        let mut tx = caller.tx().await?;
        let channel = channel_of(&mut tx, &caller, named).await?;
        take(tx, channel, contact.clone(), &message).await
    };
    caller.patiently(bring).await
}

/// Brings in a message to a conversation.
///
/// If the conversation was resolved long ago, the message begins the one that continues it:
/// `GET /events/{event}` says which.
#[utoipa::path(
    post, path = "/api/v1/conversations/{conversation}/messages", tag = "messages", request_body = NewMessage,
    params(("conversation" = Uuid, Path, description = "The conversation")),
    responses(
        (status = 202, description = "It is safe; or it was, and nothing changed", body = Accepted),
        (status = 400, description = "The body is no JSON", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such conversation", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "A file does not wait: it is unknown, or has gone along already", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "The body is too long", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "The body must be application/json", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
        (status = 503, description = "The database is away: send it again, with the same id", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn write_in(
    caller: Caller,
    Ids(it): Ids<InConversation>,
    Body(new): Body<NewMessage>,
) -> Result<Response, Problem> {
    let bring = || async {
        let mut tx = caller.tx().await?;
        let found = inbox::conversation_for_api(&mut tx, it.conversation).await?.ok_or(Problem::NotFound)?;
        let who = InboundContact { external_id: found.external_id, name: None, email: None };
        take(tx, found.channel_id, who, &new).await
    };
    caller.patiently(bring).await
}

async fn take(
    tx: Tx<ApiMessages>,
    channel: ChannelId,
    contact: InboundContact,
    new: &NewMessage,
) -> Result<Response, Problem> {
    // A clock that was never set is as wrong as one that is ahead: neither loses a message.
    let sent_at = new.sent_at.unwrap_or(tx.now()).max(OffsetDateTime::UNIX_EPOCH);
    let inbound = Inbound {
        text: new.text.0.clone(),
        contact,
        sent_at,
        language: new.language.clone(),
        client_id: Some(new.id.0.clone()),
        files: new.files.clone(),
    };
    let arrived = inbox::arrive(tx, channel, &new.id.0, &inbound).await?;
    Ok((StatusCode::ACCEPTED, Json(Accepted { event: arrived.event })).into_response())
}

/// Fetches what is new in a conversation.
///
/// Where the channel has no callback, fetching an answer is how it is delivered, unless the key may only read.
#[utoipa::path(
    get, path = "/api/v1/conversations/{conversation}/messages", tag = "messages",
    params(
        ("conversation" = Uuid, Path, description = "The conversation"),
        ("after" = Option<i64>, Query, minimum = 0, nullable = false, description = "The cursor of the answer before; 0 is from the beginning"),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 200, nullable = false, description = "So many at most; 50 where it is left out"),
    ),
    responses(
        (status = 200, description = "What is new", body = Messages),
        (status = 400, description = "A parameter is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such conversation", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn list(
    State(api): State<Api>,
    caller: Caller,
    Ids(it): Ids<InConversation>,
    place: Place,
) -> Result<Json<Messages>, Problem> {
    let mut tx = caller.reading().await?;
    let found = inbox::conversation_for_api(&mut tx, it.conversation).await?.ok_or(Problem::NotFound)?;
    let (messages, cursor) = inbox::messages_for_api(&mut tx, found.id, place.after, place.limit).await?;
    let links = Links { desk: &api.web.desk, tenant: tx.tenant(), base: &api.web.house.public_url };
    // Who may only read looks, and takes nothing away.
    let is_fetched = caller.may(Right::ApiMessages) && !has_callback(&mut tx, found.channel_id).await?;
    drop(tx);

    let waits =
        |it: &&inbox::ApiMessage| it.delivery == Some(inbox::Delivery::Sent) && it.author != inbox::Author::Contact;
    if let Some(newest) = messages.iter().filter(waits).map(|it| it.seq).max().filter(|_| is_fetched) {
        inbox::mark_fetched(caller.tx().await?, &found, newest).await?;
    }
    Ok(Json(Messages { messages: messages.iter().map(|it| MessageBody::of(it, &links)).collect(), cursor }))
}

async fn has_callback(tx: &mut Tx<ApiRead>, channel: ChannelId) -> Result<bool, Problem> {
    let found = channels::find(tx, channel).await?;
    let settings = found.and_then(|it| it.settings);
    Ok(matches!(settings.as_deref(), Some(Settings::Api(api)) if api.callback_url.is_some()))
}
