//! Files: take one in, to go along with a message.

use axum::Json;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use switchboard::channels::{self, Kind};
use switchboard::files;
use switchboard::ids::FileId;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Api;
use super::conversations::channel_of;
use super::key::Caller;
use super::problem::{Problem, ProblemBody};

/// The bytes of a file: at least one.
#[derive(ToSchema)]
#[schema(min_length = 1, value_type = String)]
#[expect(dead_code, reason = "it stands in the document only: the body is read piece by piece")]
pub struct FileContent(String);

/// A file that was taken in.
#[derive(Debug, Serialize, ToSchema)]
pub struct TakenFile {
    /// Its id, for `files` of a message. A file that goes along with none is forgotten after two days.
    #[schema(value_type = Uuid)]
    id: FileId,
}

/// Takes a file in.
///
/// The body is the file, 25 MB at most. What it is is read from its content.
#[utoipa::path(
    post, path = "/api/v1/files", tag = "messages",
    request_body(content = FileContent, content_type = "application/octet-stream", description = "The file"),
    params(
        ("name" = Option<String>, Query, nullable = false, description = "What its sender calls it"),
        ("channel" = Option<Uuid>, Query, nullable = false, description = "The channel; may be left out where the key has but one"),
    ),
    responses(
        (status = 201, description = "It waits for the message that it goes along with", body = TakenFile),
        (status = 400, description = "A parameter is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "Too many files wait for their messages", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "The file is too large", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "The file is empty", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
        (status = 507, description = "There is no space left for files", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn take(State(api): State<Api>, caller: Caller, request: Request) -> Result<Response, Problem> {
    let named = named(request.uri().query().unwrap_or_default())?;
    let mut tx = caller.tx().await?;
    let channel = channel_of(&mut tx, &caller, named).await?;
    let found = channels::find(&mut tx, channel).await?.ok_or(Problem::NotFound)?;
    if found.kind != Kind::Api || caller.channel().is_some_and(|it| it != channel) {
        return Err(Problem::NotFound);
    }
    let tenant = tx.tenant();
    // Nothing stays open while the file is on its way.
    drop(tx);
    let kept = crate::files::body::take(&*api.web.files, tenant, request).await?;
    let id = files::take_for_api(caller.tx().await?, channel, &kept).await?;
    Ok((StatusCode::CREATED, Json(TakenFile { id })).into_response())
}

/// The channel that an address names.
fn named(query: &str) -> Result<Option<Uuid>, Problem> {
    let mut channel = None;
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        match name.as_ref() {
            "name" => {}
            "channel" => {
                let id = value.parse().map_err(|_| Problem::Malformed("`channel` must be an id".to_owned()))?;
                channel = Some(id);
            }
            _ => return Err(Problem::Malformed(format!("there is no parameter `{name}`"))),
        }
    }
    Ok(channel)
}
