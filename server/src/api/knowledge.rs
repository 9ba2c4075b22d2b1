//! Knowledge: see what there is and how far it is, take it out of use.
//!
//! It belongs to no channel, so a key that is bound to one does not reach it.

use axum::Json;
use axum::http::{StatusCode, Uri};
use serde::{Deserialize, Serialize};
use switchboard::ids::*;
use switchboard::knowledge::documents::{self as sources, Looking};
use switchboard::knowledge::{self, CannotChange, Cursor, Filter, Kind, Listed, Terms};
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::key::Caller;
use super::problem::{Problem, ProblemBody};
use super::request::{Body, Ids, MOST, USUAL, each, number, unknown};

/// An item of knowledge.
#[derive(Debug, Serialize, ToSchema)]
pub struct KnowledgeItem {
    /// Its id.
    #[schema(value_type = Uuid)]
    id: ItemId,
    /// What it is: `faq`, `text`, `document` or `page`.
    #[schema(example = "document")]
    kind: &'static str,
    /// How far it is: `waiting`, `reading`, `ready`, `failed`, `stale` or `disabled`.
    #[schema(example = "ready")]
    state: &'static str,
    /// Why it failed, or may be out of date.
    #[schema(example = "locked")]
    reason: Option<&'static str>,
    /// What it is called.
    title: String,
    /// The language of what it says; `und` until that is known.
    language: &'static str,
    /// The version that is searched; 0 until there is one.
    version: i32,
    /// Into how many passages that is cut.
    passages: i64,
    /// For whom it is: `everyone`, or `agents`, to whom alone it is said.
    #[schema(pattern = "^(everyone|agents)$", example = "everyone")]
    audience: &'static str,
    /// The moment from which it is not searched any more.
    #[serde(with = "time::serde::rfc3339::option")]
    expires_at: Option<OffsetDateTime>,
    /// When it last changed.
    #[serde(with = "time::serde::rfc3339")]
    updated_at: OffsetDateTime,
}

impl From<&Listed> for KnowledgeItem {
    fn from(it: &Listed) -> Self {
        Self {
            id: it.id,
            kind: it.kind.word(),
            state: it.state.word(),
            reason: it.reason.map(|it| it.word()),
            title: it.title.clone(),
            language: it.language.tag(),
            version: it.version,
            passages: it.passages,
            audience: it.terms.audience.word(),
            expires_at: it.terms.expires_at,
            updated_at: it.updated_at,
        }
    }
}

/// Items of knowledge, those that changed last first.
#[derive(Debug, Serialize, ToSchema)]
pub struct KnowledgeItems {
    items: Vec<KnowledgeItem>,
    /// Ask again with `after` set to this for those that follow; `null` where none do.
    cursor: Option<String>,
}

/// What an item says.
#[derive(Debug, Serialize, ToSchema)]
pub struct KnowledgeContent {
    item: KnowledgeItem,
    /// What is said of it to colleagues.
    description: String,
    /// The answer or the text of what people wrote; empty for a document.
    text: String,
    /// Ten pages of a document, those around the one that was asked for.
    pages: Vec<DocumentPage>,
    /// How many pages the document has.
    last_page: i32,
    /// The files that a document was read from, newest first; one that is only proposed is among them.
    files: Vec<DocumentFile>,
    /// The file that waits to be published or withdrawn, where one does.
    proposed: Option<ProposedFile>,
}

/// A new file of a document, from which nothing is answered until it is published.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProposedFile {
    /// What its sender calls it: text to show, nothing to trust.
    name: String,
    /// How far it is: `waiting`, `reading`, `ready` or `failed`.
    #[schema(example = "ready")]
    state: &'static str,
    /// Why it failed.
    reason: Option<&'static str>,
    /// The version that was read from it.
    version: Option<i32>,
}

/// A page of a document.
#[derive(Debug, Serialize, ToSchema)]
pub struct DocumentPage {
    /// Counted from 1.
    number: i32,
    /// What it says, headings marked as in Markdown.
    text: String,
}

/// A file that a document was read from.
#[derive(Debug, Serialize, ToSchema)]
pub struct DocumentFile {
    /// What its sender calls it: text to show, nothing to trust.
    name: String,
    /// How long it is.
    bytes: i64,
    /// The version that was read from it, where it has been read.
    version: Option<i32>,
    /// When it came.
    #[serde(with = "time::serde::rfc3339")]
    uploaded_at: OffsetDateTime,
}

/// The id of an item in an address.
#[derive(Deserialize)]
pub struct OfItem {
    pub item: ItemId,
}

/// Lists knowledge, what changed last first.
#[utoipa::path(
    get, path = "/api/v1/knowledge/items", tag = "knowledge",
    params(
        ("kind" = Option<String>, Query, nullable = false, pattern = "^(faq|text|document|page)$", description = "Only these: `faq`, `text`, `document` or `page`"),
        ("state" = Option<String>, Query, nullable = false, pattern = "^(waiting|reading|ready|failed|stale|disabled)$", description = "Only those that are this far"),
        ("after" = Option<String>, Query, nullable = false, pattern = "^[0-9]{1,19}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", description = "The `cursor` of the answer before"),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 200, nullable = false, description = "So many at most; 50 where it is left out"),
    ),
    responses(
        (status = 200, description = "Some of it", body = KnowledgeItems),
        (status = 400, description = "A parameter is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn list(caller: Caller, address: Uri) -> Result<Json<KnowledgeItems>, Problem> {
    let (filter, limit) = asked(address.query().unwrap_or_default())?;
    let mut tx = caller.of_workspace().await?;
    // One more than is told says whether there are more.
    let mut found = knowledge::list(&mut tx, &filter, limit + 1).await?;
    let most = usize::try_from(limit).unwrap_or_default();
    let goes_on = found.len() > most;
    found.truncate(most);
    let cursor = found.last().filter(|_| goes_on);
    let cursor = cursor.map(|it| Cursor { updated_at: it.updated_at, id: it.id }.to_string());
    Ok(Json(KnowledgeItems { items: found.iter().map(KnowledgeItem::from).collect(), cursor }))
}

fn asked(query: &str) -> Result<(Filter, i64), Problem> {
    let (mut filter, mut limit) = (Filter::default(), USUAL);
    let wrong = |name: &str| Problem::Malformed(format!("`{name}` is none of its words"));
    each(query, |name, value| {
        match name {
            "kind" => filter.kind = Some(value.parse().map_err(|_| wrong(name))?),
            "state" => filter.state = Some(value.parse().map_err(|_| wrong(name))?),
            "after" => filter.after = Some(value.parse().map_err(|_| wrong(name))?),
            "limit" => limit = number(name, value, 1..=MOST)?,
            _ => return Err(unknown(name)),
        }
        Ok(())
    })?;
    Ok((filter, limit))
}

/// Says what an item is, how far it is, and what it says.
#[utoipa::path(
    get, path = "/api/v1/knowledge/items/{item}", tag = "knowledge",
    params(
        ("item" = Uuid, Path, description = "The item"),
        ("page" = Option<i64>, Query, minimum = 1, maximum = 10000, nullable = false, description = "A page of a document: it and those beside it are told"),
    ),
    responses(
        (status = 200, description = "It", body = KnowledgeContent),
        (status = 400, description = "A parameter is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such item", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn find(caller: Caller, Ids(it): Ids<OfItem>, address: Uri) -> Result<Json<KnowledgeContent>, Problem> {
    let mut page = None;
    each(address.query().unwrap_or_default(), |name, value| {
        match name {
            "page" => page = i32::try_from(number(name, value, 1..=10_000)?).ok(),
            _ => return Err(unknown(name)),
        }
        Ok(())
    })?;
    let mut tx = caller.of_workspace().await?;
    let item = knowledge::find_item(&mut tx, it.item).await?.ok_or(Problem::NotFound)?;
    let told = KnowledgeItem::from(&item);
    if item.kind != Kind::Document {
        let text = knowledge::whole(&mut tx, item).await?.active().map(|it| it.body.clone()).unwrap_or_default();
        let (pages, files) = (Vec::new(), Vec::new());
        let (description, last_page, proposed) = (String::new(), 0, None);
        return Ok(Json(KnowledgeContent { item: told, description, text, pages, last_page, files, proposed }));
    }
    let found = sources::find(&mut tx, &item, Looking { version: None, page }).await?;
    let pages = found.pages.into_iter().map(|it| DocumentPage { number: it.number, text: it.text }).collect();
    let file = |it: sources::Original| DocumentFile {
        name: it.name,
        bytes: it.bytes,
        version: it.version,
        uploaded_at: it.created_at,
    };
    let files = found.originals.into_iter().map(file).collect();
    let proposed = found.proposed.map(|it| ProposedFile {
        name: it.name,
        state: it.state.word(),
        reason: it.reason.map(|it| it.word()),
        version: it.version,
    });
    let (description, text, last_page) = (found.description, String::new(), found.last_page);
    Ok(Json(KnowledgeContent { item: told, description, text, pages, last_page, files, proposed }))
}

/// Keeps an item from being searched.
#[utoipa::path(
    post, path = "/api/v1/knowledge/items/{item}/disable", tag = "knowledge",
    params(("item" = Uuid, Path, description = "The item")),
    responses(
        (status = 204, description = "It is not searched"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such item", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn disable(caller: Caller, Ids(it): Ids<OfItem>) -> Result<StatusCode, Problem> {
    knowledge::disable(caller.of_workspace().await?, it.item).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lets an item be searched again.
#[utoipa::path(
    post, path = "/api/v1/knowledge/items/{item}/enable", tag = "knowledge",
    params(("item" = Uuid, Path, description = "The item")),
    responses(
        (status = 204, description = "It is searched, where it was read"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such item", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn enable(caller: Caller, Ids(it): Ids<OfItem>) -> Result<StatusCode, Problem> {
    knowledge::enable(caller.of_workspace().await?, it.item).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// For whom an item is, and until when.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemTerms {
    /// `everyone`, or `agents`: then it is never said to a customer.
    #[schema(pattern = "^(everyone|agents)$", example = "everyone")]
    audience: String,
    /// The moment from which it is not searched any more; `null` is never.
    #[serde(default, with = "time::serde::rfc3339::option")]
    #[schema(required = false)]
    expires_at: Option<OffsetDateTime>,
}

/// Says for whom an item is, and until when.
#[utoipa::path(
    post, path = "/api/v1/knowledge/items/{item}/terms", tag = "knowledge", request_body = ItemTerms,
    params(("item" = Uuid, Path, description = "The item")),
    responses(
        (status = 204, description = "So it is"),
        (status = 400, description = "The body is no JSON", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such item", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "The body is too long", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "The body must be application/json", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is wrong, or the end is past", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn set_terms(
    caller: Caller,
    Ids(it): Ids<OfItem>,
    Body(terms): Body<ItemTerms>,
) -> Result<StatusCode, Problem> {
    let tx = caller.of_workspace().await?;
    let audience = terms.audience.parse().map_err(|_| Problem::Unfit("audience: unknown".to_owned()))?;
    knowledge::set_terms(tx, it.item, Terms { audience, expires_at: terms.expires_at }).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<CannotChange> for Problem {
    fn from(cannot: CannotChange) -> Self {
        match cannot {
            CannotChange::Gone => Self::NotFound,
            CannotChange::Past => Self::Unfit(format!("expires_at: {cannot}")),
            CannotChange::Fault(fault) => fault.into(),
        }
    }
}
