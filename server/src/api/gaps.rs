//! Gaps: see what customers ask in vain, and say what became of it.
//!
//! They belong to no channel, so a key that is bound to one does not reach them.

use axum::Json;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use switchboard::access::KnowledgeWrite;
use switchboard::ids::*;
use switchboard::knowledge::gaps::{self, CannotAskAgain, CannotFill, CannotSettle, Cursor, Filter, Gap, GapState};
use switchboard::knowledge::{Kind, NewItem};
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::key::Caller;
use super::problem::{Problem, ProblemBody};
use super::request::{Body, Ids, MOST, USUAL, each, number, unknown};

/// A gap of the knowledge.
#[derive(Debug, Serialize, ToSchema)]
pub struct KnowledgeGap {
    /// Its id.
    #[schema(value_type = Uuid)]
    id: GapId,
    /// What it is: `unanswered` questions, or a source that is `out_of_date`.
    #[schema(pattern = "^(out_of_date|unanswered)$", example = "unanswered")]
    kind: &'static str,
    /// What became of it: `open`, `resolved` or `dismissed`.
    #[schema(pattern = "^(open|resolved|dismissed)$", example = "open")]
    state: &'static str,
    /// In which its questions are asked.
    language: Option<&'static str>,
    /// What a customer asked last, in their words.
    question: String,
    /// How many questions it has.
    asked: i64,
    /// When the last of them was asked, or when it was found.
    #[serde(with = "time::serde::rfc3339")]
    asked_at: OffsetDateTime,
    /// The source that is to be mended.
    #[schema(value_type = Option<Uuid>)]
    item: Option<ItemId>,
    /// What was written to fill it.
    #[schema(value_type = Option<Uuid>)]
    filled_by: Option<ItemId>,
}

impl From<&Gap> for KnowledgeGap {
    fn from(it: &Gap) -> Self {
        Self {
            id: it.id,
            kind: it.kind.word(),
            state: it.state.word(),
            language: it.language.map(|it| it.tag()),
            question: it.question.clone(),
            asked: it.asked,
            asked_at: it.asked_at,
            item: it.item_id,
            filled_by: it.filled_by,
        }
    }
}

/// Gaps, those that were asked about last first.
#[derive(Debug, Serialize, ToSchema)]
pub struct KnowledgeGaps {
    gaps: Vec<KnowledgeGap>,
    /// Ask again with `after` set to this for those that follow; `null` where none do.
    cursor: Option<String>,
}

/// A gap with its questions.
#[derive(Debug, Serialize, ToSchema)]
pub struct WholeGap {
    gap: KnowledgeGap,
    /// Two hundred at most, the newest first.
    questions: Vec<GapQuestion>,
    /// Whether they are being asked again just now.
    is_asking: bool,
}

/// A question of a gap.
#[derive(Debug, Serialize, ToSchema)]
pub struct GapQuestion {
    /// In the customer's words.
    question: String,
    /// Where it was asked.
    #[schema(value_type = Uuid)]
    conversation: ConversationId,
    /// What became of it when it was asked last: `answer`, `clarify` or `hand_over`.
    #[schema(pattern = "^(answer|clarify|hand_over)$", example = "hand_over")]
    outcome: &'static str,
    /// Why it was not answered.
    #[schema(example = "no_evidence")]
    reason: Option<&'static str>,
    /// When its customer asked it.
    #[serde(with = "time::serde::rfc3339")]
    asked_at: OffsetDateTime,
}

/// What became of a gap.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Settled {
    /// `open`, `resolved` or `dismissed`.
    #[schema(pattern = "^(open|resolved|dismissed)$", example = "resolved")]
    state: String,
}

/// What answers the questions of a gap.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GapAnswer {
    /// The language that it is written in.
    #[schema(pattern = "^(en|fr|de|es|it|nl|pt)$", example = "en")]
    language: String,
    /// The question that it answers, as it will stand among the knowledge.
    #[schema(min_length = 1, max_length = 300)]
    question: String,
    /// Other ways to ask it.
    #[serde(default)]
    #[schema(required = false, max_items = 20)]
    variants: Vec<String>,
    /// The answer.
    #[schema(min_length = 1, max_length = 4_000)]
    answer: String,
}

/// What was written to fill a gap.
#[derive(Debug, Serialize, ToSchema)]
pub struct GapFilled {
    /// The item: `GET /knowledge/gaps/{gap}` says what its questions are answered now.
    #[schema(value_type = Uuid)]
    item: ItemId,
}

/// The id of a gap in an address.
#[derive(Deserialize)]
pub struct OfGap {
    gap: GapId,
}

/// Lists gaps, those that were asked about last first.
#[utoipa::path(
    get, path = "/api/v1/knowledge/gaps", tag = "knowledge",
    params(
        ("state" = Option<String>, Query, nullable = false, pattern = "^(open|resolved|dismissed)$", description = "Only those of which this became; the open ones where it is left out"),
        ("after" = Option<String>, Query, nullable = false, pattern = "^[0-9]{1,18}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", description = "The `cursor` of the answer before"),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 200, nullable = false, description = "So many at most; 50 where it is left out"),
    ),
    responses(
        (status = 200, description = "Some of them", body = KnowledgeGaps),
        (status = 400, description = "A parameter is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn list(caller: Caller, address: Uri) -> Result<Json<KnowledgeGaps>, Problem> {
    let (mut filter, mut limit) = (Filter::default(), USUAL);
    let wrong = |name: &str| Problem::Malformed(format!("`{name}` is none of its words"));
    each(address.query().unwrap_or_default(), |name, value| {
        match name {
            "state" => filter.state = value.parse().map_err(|_| wrong(name))?,
            "after" => filter.after = Some(value.parse().map_err(|_| wrong(name))?),
            "limit" => limit = number(name, value, 1..=MOST)?,
            _ => return Err(unknown(name)),
        }
        Ok(())
    })?;
    let mut tx = caller.of_workspace::<KnowledgeWrite>().await?;
    // One more than is told says whether there are more.
    let mut found = gaps::list(&mut tx, &filter, limit + 1).await?;
    let most = usize::try_from(limit).unwrap_or_default();
    let goes_on = found.len() > most;
    found.truncate(most);
    let cursor = found.last().filter(|_| goes_on).map(|it| Cursor::after(it, filter.order).to_string());
    Ok(Json(KnowledgeGaps { gaps: found.iter().map(KnowledgeGap::from).collect(), cursor }))
}

/// Says what a gap's questions are, and what became of them.
#[utoipa::path(
    get, path = "/api/v1/knowledge/gaps/{gap}", tag = "knowledge",
    params(("gap" = Uuid, Path, description = "The gap")),
    responses(
        (status = 200, description = "It", body = WholeGap),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such gap", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn find(caller: Caller, Ids(OfGap { gap }): Ids<OfGap>) -> Result<Json<WholeGap>, Problem> {
    let mut tx = caller.of_workspace::<KnowledgeWrite>().await?;
    let found = gaps::find(&mut tx, gap).await?.ok_or(Problem::NotFound)?;
    let question = |it: gaps::Question| GapQuestion {
        question: it.question,
        conversation: it.conversation_id,
        outcome: it.outcome.word(),
        reason: it.reason.map(|it| it.word()),
        asked_at: it.asked_at,
    };
    let (gap, is_asking) = (KnowledgeGap::from(&found.gap), found.gap.asking_since.is_some());
    Ok(Json(WholeGap { gap, is_asking, questions: found.questions.into_iter().map(question).collect() }))
}

/// Says what became of a gap, or opens it again.
#[utoipa::path(
    post, path = "/api/v1/knowledge/gaps/{gap}/state", tag = "knowledge", request_body = Settled,
    params(("gap" = Uuid, Path, description = "The gap")),
    responses(
        (status = 204, description = "So it is"),
        (status = 400, description = "The body is no JSON", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such gap, or so it was already", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "The same gap is open", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "The body is too long", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "The body must be application/json", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn settle(
    caller: Caller,
    Ids(OfGap { gap }): Ids<OfGap>,
    Body(settled): Body<Settled>,
) -> Result<StatusCode, Problem> {
    let tx = caller.of_workspace::<KnowledgeWrite>().await?;
    let state: GapState = settled.state.parse().map_err(|_| Problem::Unfit("state: unknown".to_owned()))?;
    gaps::settle(tx, gap, state).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Asks the questions of a gap again; it is resolved where every one of them is answered.
#[utoipa::path(
    post, path = "/api/v1/knowledge/gaps/{gap}/ask", tag = "knowledge",
    params(("gap" = Uuid, Path, description = "The gap")),
    responses(
        (status = 202, description = "They are being asked"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such gap, or none with questions", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn ask_again(caller: Caller, Ids(OfGap { gap }): Ids<OfGap>) -> Result<StatusCode, Problem> {
    gaps::ask_again(caller.of_workspace::<KnowledgeWrite>().await?, gap).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Fills a gap: writes a question and its answer, and asks the gap's questions again. It is resolved where every one of
/// them is answered.
#[utoipa::path(
    post, path = "/api/v1/knowledge/gaps/{gap}/answer", tag = "knowledge", request_body = GapAnswer,
    params(("gap" = Uuid, Path, description = "The gap")),
    responses(
        (status = 201, description = "It is written, and they are being asked", body = GapFilled),
        (status = 400, description = "The body is no JSON", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such gap", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "It is settled, or a source that is out of date: that is revised", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "The body is too long", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "The body must be application/json", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn fill(
    caller: Caller,
    Ids(OfGap { gap }): Ids<OfGap>,
    Body(new): Body<GapAnswer>,
) -> Result<Response, Problem> {
    let tx = caller.of_workspace::<KnowledgeWrite>().await?;
    let item = NewItem::parse(Kind::Faq, &new.language, &new.question, &new.variants, &new.answer)
        .map_err(|bad| Problem::Unfit(bad.to_string()))?;
    let item = gaps::fill(tx, gap, item).await?;
    Ok((StatusCode::CREATED, Json(GapFilled { item })).into_response())
}

impl From<CannotFill> for Problem {
    fn from(cannot: CannotFill) -> Self {
        match cannot {
            CannotFill::Gone => Self::NotFound,
            CannotFill::NotOpen => Self::Conflict(cannot.to_string()),
            CannotFill::Fault(fault) => fault.into(),
        }
    }
}

impl From<CannotSettle> for Problem {
    fn from(cannot: CannotSettle) -> Self {
        match cannot {
            CannotSettle::Gone => Self::NotFound,
            CannotSettle::Known => Self::Conflict(cannot.to_string()),
            CannotSettle::Fault(fault) => fault.into(),
        }
    }
}

impl From<CannotAskAgain> for Problem {
    fn from(cannot: CannotAskAgain) -> Self {
        match cannot {
            CannotAskAgain::Gone => Self::NotFound,
            CannotAskAgain::Fault(fault) => fault.into(),
        }
    }
}
