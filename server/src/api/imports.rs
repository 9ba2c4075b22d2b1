//! Questions in a table, as spreadsheets save it: what would become of each row, and all of them written.
//!
//! They belong to no channel, so a key that is bound to one does not bring any.

use axum::Json;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use switchboard::access::KnowledgeWrite;
use switchboard::analytics;
use switchboard::knowledge::Language;
use switchboard::knowledge::table::{self, CannotTake, Fate, NoTable, Row, RowProblem, TableText};
use switchboard::team;
use switchboard::tenancy::Tx;
use switchboard::text::Zone;
use utoipa::ToSchema;

use super::key::Caller;
use super::problem::{Problem, ProblemBody};
use crate::http::json;

/// A body is never longer, in bytes: a table of two million bytes, with what JSON adds to it.
const MOST_BYTES: usize = 4 * 1024 * 1024;

/// A table of questions.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionTable {
    /// CSV with commas, semicolons or tabs. The first row names the columns: `question` and `answer`, and where wanted
    /// `variants` (parted by `|`), `language`, `audience` and `expiry` (a day).
    #[schema(min_length = 1, example = "question,answer\nAre you open on Sundays?,\"Yes, from 10 to 4.\"")]
    table: String,
}

/// What would become of a table.
#[derive(Debug, Serialize, ToSchema)]
pub struct TablePreview {
    /// How many rows would be written.
    new: usize,
    /// How many are known already, or stand twice.
    known: usize,
    /// How many are wrong: until they are mended, nothing is written.
    wrong: usize,
    /// Every row, in order.
    rows: Vec<PreviewedRow>,
}

/// A row of a table.
#[derive(Debug, Serialize, ToSchema)]
pub struct PreviewedRow {
    /// The line that it begins on, from 1.
    line: usize,
    /// The question, as it stands there.
    question: String,
    /// What would become of it: `new`, `known` or `wrong`.
    #[schema(pattern = "^(new|known|wrong)$", example = "new")]
    fate: &'static str,
    /// What is wrong with it.
    problem: Option<String>,
}

/// What was written of a table.
#[derive(Debug, Serialize, ToSchema)]
pub struct TableTaken {
    /// How many questions.
    written: usize,
}

impl From<Row> for PreviewedRow {
    fn from(it: Row) -> Self {
        let (fate, problem) = match it.fate {
            Fate::New(_) => ("new", None),
            Fate::Known => ("known", None),
            Fate::Wrong(why) => ("wrong", Some(wrong(why))),
        };
        Self { line: it.line, question: it.question, fate, problem }
    }
}

fn wrong(why: RowProblem) -> String {
    match why {
        RowProblem::Unacceptable(bad) => bad.to_string(),
        RowProblem::Audience => "audience: everyone or agents".to_owned(),
        RowProblem::End => "expiry: a day to come, such as 2099-12-31".to_owned(),
    }
}

/// Says what would become of each row of a table. Nothing is kept.
#[utoipa::path(
    post, path = "/api/v1/knowledge/imports/preview", tag = "knowledge", request_body = QuestionTable,
    responses(
        (status = 200, description = "Every row", body = TablePreview),
        (status = 400, description = "The body is no JSON", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "The table is too long", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "The body must be application/json", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is wrong, or the table cannot be read", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn preview(caller: Caller, request: Request) -> Result<Json<TablePreview>, Problem> {
    let mut tx = caller.of_workspace::<KnowledgeWrite>().await?;
    let (language, zone) = usual(&mut tx).await?;
    drop(tx);
    let text = brought(request).await?;
    let mut tx = caller.of_workspace::<KnowledgeWrite>().await?;
    let table = table::look(&mut tx, &text, language, &zone).await?.map_err(CannotTake::Unreadable)?;
    let (new, wrong) = (table.items().len(), table.wrong());
    let known = table.rows.len() - new - wrong;
    Ok(Json(TablePreview { new, known, wrong, rows: table.rows.into_iter().map(PreviewedRow::from).collect() }))
}

/// Writes every row of a table that is new; or none, where one is wrong.
#[utoipa::path(
    post, path = "/api/v1/knowledge/imports", tag = "knowledge", request_body = QuestionTable,
    responses(
        (status = 201, description = "They can be answered from", body = TableTaken),
        (status = 400, description = "The body is no JSON", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "The table is too long", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "The body must be application/json", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is wrong, the table cannot be read, or a row of it is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn take(caller: Caller, request: Request) -> Result<Response, Problem> {
    // Nothing stays open while the table is on its way.
    let mut tx = caller.of_workspace::<KnowledgeWrite>().await?;
    let (language, zone) = usual(&mut tx).await?;
    drop(tx);
    let text = brought(request).await?;
    let written = table::take_at_once(caller.of_workspace().await?, &text, language, &zone).await?;
    Ok((StatusCode::CREATED, Json(TableTaken { written })).into_response())
}

async fn brought(request: Request) -> Result<TableText, Problem> {
    let new: QuestionTable = json::read(request, MOST_BYTES).await?;
    Ok(TableText::parse(&new.table)?)
}

/// What a cell left empty means: the workspace's own language, and its calendar.
async fn usual(tx: &mut Tx<KnowledgeWrite>) -> Result<(Language, Zone), Problem> {
    let language = team::workspace(tx).await?.language;
    Ok((Language::from_tag(language.word()), analytics::zone(tx).await?))
}

impl From<NoTable> for Problem {
    fn from(bad: NoTable) -> Self {
        match bad {
            NoTable::Empty => Self::Unfit(format!("table: {bad}")),
            NoTable::TooLong => Self::TooLarge(bad.to_string()),
        }
    }
}

impl From<CannotTake> for Problem {
    fn from(cannot: CannotTake) -> Self {
        match cannot {
            CannotTake::Gone => Self::NotFound,
            CannotTake::Wrong(_) => Self::Unfit(format!("table: {cannot}; the preview says which, and why")),
            CannotTake::Unreadable(why) => Self::Unfit(format!("table: {why}")),
            CannotTake::Fault(fault) => fault.into(),
        }
    }
}
