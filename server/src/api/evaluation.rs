//! Evaluation: the questions that the assistant should be able to answer, and whether it is.
//!
//! They belong to no channel, so a key that is bound to one does not reach them.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use switchboard::access::{KnowledgeRead, KnowledgeWrite};
use switchboard::evaluation::{self, Added, Answered, NewQuestion, Question, Run};
use switchboard::ids::*;
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::key::Caller;
use super::problem::{Problem, ProblemBody};
use super::request::{Body, Ids};

/// A question to be added.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEvaluationQuestion {
    /// What is asked, as a customer would.
    #[schema(min_length = 1, max_length = 1_000, example = "Can I return an item?")]
    question: String,
    /// In which language; the question's own where it is left out.
    #[schema(pattern = "^(en|fr|de|es|it|nl|pt)$", example = "en")]
    language: Option<String>,
    /// The item of knowledge that should be cited; a person should answer where it is left out.
    #[schema(value_type = Option<Uuid>)]
    expected_item: Option<ItemId>,
}

/// A question of the set.
#[derive(Debug, Serialize, ToSchema)]
pub struct EvaluationQuestion {
    /// Its id.
    #[schema(value_type = Uuid)]
    id: QuestionId,
    /// What is asked.
    question: String,
    /// In which language; `null` is the question's own.
    language: Option<&'static str>,
    /// The item of knowledge that should be cited; `null` where a person should answer.
    #[schema(value_type = Option<Uuid>)]
    expected_item: Option<ItemId>,
    /// What that is called.
    expected_title: Option<String>,
    /// When it was added.
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
}

/// The set, the newest question first.
#[derive(Debug, Serialize, ToSchema)]
pub struct EvaluationQuestions {
    questions: Vec<EvaluationQuestion>,
}

/// A question that is in the set.
#[derive(Debug, Serialize, ToSchema)]
pub struct EvaluationQuestionTaken {
    /// Its id.
    #[schema(value_type = Uuid)]
    question: QuestionId,
}

/// One time that the set was asked.
#[derive(Debug, Serialize, ToSchema)]
pub struct EvaluationRun {
    /// Its id.
    #[schema(value_type = Uuid)]
    id: EvaluationId,
    /// How far it is: `waiting`, `running`, `done` or `failed`.
    #[schema(example = "done")]
    state: &'static str,
    /// The confidence from which an answer counted as sent.
    threshold: f32,
    /// How many questions it asks.
    total: i64,
    /// How many it has asked.
    done: i64,
    /// How many answers cite what was expected.
    right: i64,
    /// How many cite something else, or should not have been given.
    wrong: i64,
    /// How many questions were rightly left to a person.
    refused_rightly: i64,
    /// How many were not answered although the answer is there.
    refused_wrongly: i64,
    /// When it was begun.
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
    /// When its last question was asked.
    #[serde(with = "time::serde::rfc3339::option")]
    ended_at: Option<OffsetDateTime>,
    /// What was answered so far.
    answers: Vec<EvaluationAnswer>,
}

/// What a question was answered.
#[derive(Debug, Serialize, ToSchema)]
pub struct EvaluationAnswer {
    /// Which question.
    #[schema(value_type = Uuid)]
    question: QuestionId,
    /// What is to be thought of it: `right`, `wrong`, `refused-rightly` or `refused-wrongly`.
    #[schema(example = "right")]
    verdict: &'static str,
    /// What was done: `answer`, `clarify` or `hand_over`.
    #[schema(example = "answer")]
    outcome: &'static str,
    /// Why there was no answer.
    reason: Option<&'static str>,
    /// The place of what was expected among what was found, from 1.
    rank: Option<i32>,
    /// How sure it was, from 0 to 1.
    confidence: f32,
    /// What was said.
    answer: Option<String>,
    /// What was cited.
    #[schema(value_type = Option<Uuid>)]
    cited_item: Option<ItemId>,
    /// How long it took, in milliseconds.
    latency_ms: i32,
}

/// The id of a run in an address.
#[derive(Deserialize)]
pub struct OfRun {
    run: EvaluationId,
}

impl From<Question> for EvaluationQuestion {
    fn from(it: Question) -> Self {
        Self {
            id: it.id,
            question: it.question,
            language: it.language.map(|it| it.tag()),
            expected_item: it.expected_item_id,
            expected_title: it.expected_title,
            created_at: it.created_at,
        }
    }
}

impl From<Answered> for EvaluationAnswer {
    fn from(it: Answered) -> Self {
        Self {
            question: it.question_id,
            verdict: it.verdict.word(),
            outcome: it.outcome.word(),
            reason: it.reason.map(|it| it.word()),
            rank: it.rank,
            confidence: it.confidence,
            answer: it.answer,
            cited_item: it.cited_item_id,
            latency_ms: it.latency_ms,
        }
    }
}

fn told(run: Run, answers: Vec<Answered>) -> EvaluationRun {
    EvaluationRun {
        id: run.id,
        state: run.state.word(),
        threshold: run.threshold,
        total: run.total,
        done: run.done,
        right: run.right,
        wrong: run.wrong,
        refused_rightly: run.refused_rightly,
        refused_wrongly: run.refused_wrongly,
        created_at: run.created_at,
        ended_at: run.ended_at,
        answers: answers.into_iter().map(EvaluationAnswer::from).collect(),
    }
}

/// Lists the questions of the set.
#[utoipa::path(
    get, path = "/api/v1/evaluation/questions", tag = "evaluation",
    responses(
        (status = 200, description = "Every one", body = EvaluationQuestions),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn list(caller: Caller) -> Result<Json<EvaluationQuestions>, Problem> {
    let mut tx = caller.of_workspace::<KnowledgeRead>().await?;
    let questions = evaluation::questions(&mut tx).await?;
    Ok(Json(EvaluationQuestions { questions: questions.into_iter().map(EvaluationQuestion::from).collect() }))
}

/// Adds a question to the set. One that is in it expects what is said now.
#[utoipa::path(
    post, path = "/api/v1/evaluation/questions", tag = "evaluation", request_body = NewEvaluationQuestion,
    responses(
        (status = 200, description = "It was there already", body = EvaluationQuestionTaken),
        (status = 201, description = "A new one", body = EvaluationQuestionTaken),
        (status = 400, description = "The body is no JSON", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "There are too many", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "The body is too long", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "The body must be application/json", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn add(caller: Caller, Body(new): Body<NewEvaluationQuestion>) -> Result<Response, Problem> {
    let tx = caller.of_workspace::<KnowledgeWrite>().await?;
    let language = match new.language.as_deref() {
        Some("") => return Err(Problem::Unfit("language: unknown".to_owned())),
        tag => tag.unwrap_or_default(),
    };
    let new = NewQuestion::parse(&new.question, language, new.expected_item)
        .map_err(|bad| Problem::Unfit(bad.to_string()))?;
    let added = evaluation::add(tx, &new).await?;
    let status = match added {
        Added::New(_) => StatusCode::CREATED,
        Added::Known(_) => StatusCode::OK,
    };
    Ok((status, Json(EvaluationQuestionTaken { question: added.id() })).into_response())
}

/// Begins to ask the whole set. It asks no model and writes to nobody.
#[utoipa::path(
    post, path = "/api/v1/evaluation/runs", tag = "evaluation",
    responses(
        (status = 202, description = "It has begun", body = EvaluationRun),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "A run is under way, or the set is empty", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn run(caller: Caller) -> Result<Response, Problem> {
    let run = evaluation::run(caller.of_workspace::<KnowledgeWrite>().await?).await?;
    Ok((StatusCode::ACCEPTED, whole(&caller, run).await?).into_response())
}

/// Says how far a run is, and what came of it.
#[utoipa::path(
    get, path = "/api/v1/evaluation/runs/{run}", tag = "evaluation",
    params(("run" = Uuid, Path, description = "Which one")),
    responses(
        (status = 200, description = "The run", body = EvaluationRun),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such run", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn find(caller: Caller, Ids(OfRun { run }): Ids<OfRun>) -> Result<Json<EvaluationRun>, Problem> {
    whole(&caller, run).await
}

async fn whole(caller: &Caller, run: EvaluationId) -> Result<Json<EvaluationRun>, Problem> {
    let mut tx = caller.of_workspace::<KnowledgeRead>().await?;
    let found = evaluation::find(&mut tx, run).await?.ok_or(Problem::NotFound)?;
    let answers = evaluation::answers(&mut tx, run).await?;
    Ok(Json(told(found, answers)))
}

impl From<evaluation::CannotAdd> for Problem {
    fn from(cannot: evaluation::CannotAdd) -> Self {
        match cannot {
            evaluation::CannotAdd::NoSuchItem => Self::Unfit(cannot.to_string()),
            evaluation::CannotAdd::TooMany => Self::Conflict(cannot.to_string()),
            evaluation::CannotAdd::Fault(fault) => fault.into(),
        }
    }
}

impl From<evaluation::CannotRun> for Problem {
    fn from(cannot: evaluation::CannotRun) -> Self {
        match cannot {
            evaluation::CannotRun::Empty | evaluation::CannotRun::UnderWay => Self::Conflict(cannot.to_string()),
            evaluation::CannotRun::Fault(fault) => fault.into(),
        }
    }
}
