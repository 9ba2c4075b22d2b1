//! Planned versions: what a question or a text will say, and from when.
//!
//! They belong to no channel, so a key that is bound to one does not reach them.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use switchboard::access::{KnowledgeRead, KnowledgeWrite};
use switchboard::ids::ItemId;
use switchboard::knowledge::{self, CannotPlan, Content, Kind, Plan, Revision, searchable};
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::asked::Whole;
use super::key::Caller;
use super::knowledge::OfItem;
use super::problem::{Problem, ProblemBody};
use super::request::{Body, Ids};

/// A version to be written now, which becomes active later.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPlan {
    /// The version that is active now: another one is a conflict, for somebody else has written meanwhile.
    #[schema(value_type = i32, minimum = 1, example = 1)]
    based_on: Whole,
    /// The language that it is written in.
    #[schema(pattern = "^(en|fr|de|es|it|nl|pt)$", example = "en")]
    language: String,
    /// The question, or the title of a text.
    #[schema(min_length = 1, max_length = 300)]
    title: String,
    /// Other ways to ask the question; a text has none.
    #[serde(default)]
    #[schema(required = false, max_items = 20)]
    variants: Vec<String>,
    /// The answer, or the text.
    #[schema(min_length = 1)]
    text: String,
    /// When it becomes active: a moment to come.
    #[serde(with = "time::serde::rfc3339")]
    publish_at: OffsetDateTime,
}

/// A version that waits for its moment.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlannedVersion {
    /// Its number.
    version: i32,
    /// The language that it is written in.
    language: &'static str,
    /// When it becomes active.
    #[serde(with = "time::serde::rfc3339")]
    publish_at: OffsetDateTime,
}

/// The versions of an item that wait, the next first.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlannedVersions {
    plans: Vec<PlannedVersion>,
}

/// The ids of a plan in an address.
#[derive(Deserialize)]
pub struct OfPlan {
    item: ItemId,
    version: i32,
}

impl From<Plan> for PlannedVersion {
    fn from(it: Plan) -> Self {
        Self { version: it.version, language: it.language.tag(), publish_at: it.publish_at }
    }
}

/// Lists the versions of an item that wait for their moment.
#[utoipa::path(
    get, path = "/api/v1/knowledge/items/{item}/plans", tag = "knowledge",
    params(("item" = Uuid, Path, description = "The item")),
    responses(
        (status = 200, description = "Every one", body = PlannedVersions),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such item", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn list(caller: Caller, Ids(it): Ids<OfItem>) -> Result<Json<PlannedVersions>, Problem> {
    let mut tx = caller.of_workspace::<KnowledgeRead>().await?;
    knowledge::find_item(&mut tx, it.item).await?.ok_or(Problem::NotFound)?;
    let plans = knowledge::plans(&mut tx, it.item).await?;
    Ok(Json(PlannedVersions { plans: plans.into_iter().map(PlannedVersion::from).collect() }))
}

/// Writes a version of a question or a text that becomes active at a moment to come.
#[utoipa::path(
    post, path = "/api/v1/knowledge/items/{item}/plans", tag = "knowledge", request_body = NewPlan,
    params(("item" = Uuid, Path, description = "The item")),
    responses(
        (status = 201, description = "It waits", body = PlannedVersion),
        (status = 400, description = "The body is no JSON", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such item", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "It is a document or a page, or another version is active meanwhile", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "The body is too long", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "The body must be application/json", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is wrong, or the moment is past", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn plan(caller: Caller, Ids(it): Ids<OfItem>, Body(new): Body<NewPlan>) -> Result<Response, Problem> {
    let kind = written(&caller, it.item).await?;
    let unfit = |bad: knowledge::Unacceptable| Problem::Unfit(bad.to_string());
    let content = Content::parse(kind, &new.title, &new.variants, &new.text).map_err(unfit)?;
    let language = searchable(&new.language).map_err(unfit)?;
    let revision = Revision { based_on: new.based_on.0, language, content };
    let version = knowledge::plan(caller.of_workspace().await?, it.item, revision, new.publish_at).await?;
    let planned = PlannedVersion { version, language: language.tag(), publish_at: new.publish_at };
    Ok((StatusCode::CREATED, Json(planned)).into_response())
}

/// What an item is, where people write it: what is read has no versions to plan.
async fn written(caller: &Caller, item: ItemId) -> Result<Kind, Problem> {
    let mut tx =
        caller.of_workspace::<KnowledgeWrite>().await?.under::<KnowledgeRead>().map_err(|_| Problem::Forbidden)?;
    let kind = knowledge::find_item(&mut tx, item).await?.ok_or(Problem::NotFound)?.kind;
    match kind.is_written() {
        true => Ok(kind),
        false => Err(Problem::Conflict("only a question or a text can be planned".to_owned())),
    }
}

/// Calls a plan off. The version stays among the others of the item.
#[utoipa::path(
    delete, path = "/api/v1/knowledge/items/{item}/plans/{version}", tag = "knowledge",
    params(
        ("item" = Uuid, Path, description = "The item"),
        ("version" = i32, Path, description = "The number of the version"),
    ),
    responses(
        (status = 204, description = "It does not become active"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such item, or no such plan of it", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn call_off(caller: Caller, Ids(OfPlan { item, version }): Ids<OfPlan>) -> Result<StatusCode, Problem> {
    knowledge::call_off(caller.of_workspace().await?, item, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<CannotPlan> for Problem {
    fn from(cannot: CannotPlan) -> Self {
        match cannot {
            CannotPlan::Gone | CannotPlan::OtherKind | CannotPlan::NoSuchPlan => Self::NotFound,
            CannotPlan::Overtaken => Self::Conflict(cannot.to_string()),
            CannotPlan::Past => Self::Unfit(format!("publish_at: {cannot}")),
            CannotPlan::Fault(fault) => fault.into(),
        }
    }
}
