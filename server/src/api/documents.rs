//! Documents: bring them in, exchange their files, have them read again.

use axum::Json;
use axum::extract::{Request, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use switchboard::access::{KnowledgeRead, KnowledgeWrite};
use switchboard::files::Kept;
use switchboard::ids::*;
use switchboard::knowledge::documents::{self as sources, Uploaded};
use switchboard::knowledge::{self, Kind};
use switchboard::tenancy::Tx;
use utoipa::ToSchema;

use super::Api;
use super::files::FileContent;
use super::key::Caller;
use super::knowledge::OfItem;
use super::problem::{Problem, ProblemBody};
use super::request::{Ids, each, unknown};
use crate::files::documents::take;

/// An item that is to be read.
#[derive(Debug, Serialize, ToSchema)]
pub struct DocumentTaken {
    /// Its id: `GET /knowledge/items/{item}` says how far it is.
    #[schema(value_type = Uuid)]
    item: ItemId,
}

/// Brings a document in.
///
/// The body is the file, 25 MB at most: PDF, DOCX, PPTX, XLSX, HTML, Markdown, text or CSV, by its content. The answer
/// comes when it is safe; it is read afterwards. The same bytes, sent again, are the same document.
#[utoipa::path(
    post, path = "/api/v1/knowledge/documents", tag = "knowledge",
    request_body(content = FileContent, content_type = "application/octet-stream", description = "The file"),
    params(("name" = Option<String>, Query, nullable = false, description = "Its name; of a text, the ending says what it is")),
    responses(
        (status = 202, description = "It is safe; or it was, and nothing changed", body = DocumentTaken),
        (status = 400, description = "A parameter is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "The file is too large", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "The file is empty, or of a type that cannot be read", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
        (status = 507, description = "There is no space left for files", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn upload(State(api): State<Api>, caller: Caller, request: Request) -> Result<Response, Problem> {
    only_named(request.uri())?;
    // Nothing stays open while the file is on its way.
    drop(caller.of_workspace::<KnowledgeWrite>().await?);
    let kept = take(&*api.web.files, caller.tenant(), request).await?;
    let item = match sources::upload(caller.of_workspace().await?, &kept).await? {
        Uploaded::New(item) => item,
        Uploaded::Known(item) => {
            forget(&api, &caller, &kept).await;
            item
        }
    };
    Ok((StatusCode::ACCEPTED, Json(DocumentTaken { item })).into_response())
}

/// Gives a document a new file.
///
/// Until that is read, the assistant answers from what was there. What the document said before is kept. With
/// `publish=false` the file is read and only proposed: nothing is answered from it until it is published.
#[utoipa::path(
    post, path = "/api/v1/knowledge/items/{item}/file", tag = "knowledge",
    request_body(content = FileContent, content_type = "application/octet-stream", description = "The file"),
    params(
        ("item" = Uuid, Path, description = "The document"),
        ("name" = Option<String>, Query, nullable = false, description = "Its name; of a text, the ending says what it is"),
        ("publish" = Option<bool>, Query, nullable = false, description = "Whether it replaces the document once it is read; it does where this is left out"),
    ),
    responses(
        (status = 202, description = "It is safe", body = DocumentTaken),
        (status = 400, description = "A parameter is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such document", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "It is disabled, or was read from this very file", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "The file is too large", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "The file is empty, or of a type that cannot be read", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
        (status = 507, description = "There is no space left for files", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn replace(
    State(api): State<Api>,
    caller: Caller,
    Ids(it): Ids<OfItem>,
    request: Request,
) -> Result<Response, Problem> {
    let is_published = how(request.uri())?;
    document(caller.of_workspace().await?, it.item).await?;
    let kept = take(&*api.web.files, caller.tenant(), request).await?;
    let tx = caller.of_workspace().await?;
    let replaced = match is_published {
        true => sources::replace(tx, it.item, &kept).await,
        false => sources::propose(tx, it.item, &kept).await,
    };
    if let Err(cannot) = replaced {
        forget(&api, &caller, &kept).await;
        return Err(cannot.into());
    }
    Ok((StatusCode::ACCEPTED, Json(DocumentTaken { item: it.item })).into_response())
}

/// That there is such a document, before its new file is heard.
async fn document(mut tx: Tx<KnowledgeRead>, item: ItemId) -> Result<(), Problem> {
    let found = knowledge::find_item(&mut tx, item).await?;
    found.filter(|it| it.kind == Kind::Document).map(drop).ok_or(Problem::NotFound)
}

/// Removes bytes that no row tells of; those that stay, the sweep removes.
async fn forget(api: &Api, caller: &Caller, kept: &Kept) {
    if let Err(broken) = api.web.files.remove(kept.key(caller.tenant())).await {
        tracing::warn!(%broken, "the bytes of a file that is not needed stay until the sweep");
    }
}

fn only_named(address: &Uri) -> Result<(), Problem> {
    each(address.query().unwrap_or_default(), |name, _| if name == "name" { Ok(()) } else { Err(unknown(name)) })
}

/// Whether the file of an address replaces a document once it is read.
fn how(address: &Uri) -> Result<bool, Problem> {
    let mut is_published = true;
    each(address.query().unwrap_or_default(), |name, value| {
        match (name, value) {
            ("name", _) => {}
            ("publish", "true") => is_published = true,
            ("publish", "false") => is_published = false,
            ("publish", _) => return Err(Problem::Malformed("`publish` must be `true` or `false`".to_owned())),
            _ => return Err(unknown(name)),
        }
        Ok(())
    })?;
    Ok(is_published)
}

/// What a document says since its proposed file was published.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublishedFile {
    /// The version that is searched now.
    version: i32,
}

/// Lets a document say what its proposed file says.
#[utoipa::path(
    post, path = "/api/v1/knowledge/items/{item}/proposed/publish", tag = "knowledge",
    params(("item" = Uuid, Path, description = "The document")),
    responses(
        (status = 200, description = "It says so", body = PublishedFile),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such document", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "No file is proposed, it was not read, or another one is being read", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn publish(caller: Caller, Ids(it): Ids<OfItem>) -> Result<Json<PublishedFile>, Problem> {
    let version = sources::publish(caller.of_workspace().await?, it.item).await?;
    Ok(Json(PublishedFile { version }))
}

/// Withdraws the proposed file of a document, which stays as it is.
#[utoipa::path(
    delete, path = "/api/v1/knowledge/items/{item}/proposed", tag = "knowledge",
    params(("item" = Uuid, Path, description = "The document")),
    responses(
        (status = 204, description = "It is not proposed any more"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such document", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "No file is proposed", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn withdraw(caller: Caller, Ids(it): Ids<OfItem>) -> Result<StatusCode, Problem> {
    sources::withdraw(caller.of_workspace().await?, it.item).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lets a proposed file that could not be read wait for another try.
#[utoipa::path(
    post, path = "/api/v1/knowledge/items/{item}/proposed/retry", tag = "knowledge",
    params(("item" = Uuid, Path, description = "The document")),
    responses(
        (status = 202, description = "It waits", body = DocumentTaken),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such document", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "It did not fail", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn retry_proposed(caller: Caller, Ids(it): Ids<OfItem>) -> Result<Response, Problem> {
    sources::read_proposed_again(caller.of_workspace().await?, it.item).await?;
    Ok((StatusCode::ACCEPTED, Json(DocumentTaken { item: it.item })).into_response())
}

/// Lets a document that could not be read wait for another try.
#[utoipa::path(
    post, path = "/api/v1/knowledge/items/{item}/retry", tag = "knowledge",
    params(("item" = Uuid, Path, description = "The document")),
    responses(
        (status = 202, description = "It waits", body = DocumentTaken),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such document", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "It did not fail", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn retry(caller: Caller, Ids(it): Ids<OfItem>) -> Result<Response, Problem> {
    sources::read_again(caller.of_workspace().await?, it.item).await?;
    Ok((StatusCode::ACCEPTED, Json(DocumentTaken { item: it.item })).into_response())
}
