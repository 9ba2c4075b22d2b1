//! Leads: bring them in, see where they stand, and move them.
//!
//! They belong to no channel, so a key that is bound to one does not reach them.

use axum::Json;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use switchboard::access::{LeadsRead, LeadsWork};
use switchboard::audit::{self, Way};
use switchboard::ids::*;
use switchboard::leads::{self, CannotCapture, CannotMove, Field, Filter, Lead, Lines, Move, Sort};
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::key::Caller;
use super::problem::{Problem, ProblemBody};
use super::request::{Body, Ids, each, unknown};

/// A customer who may buy.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiLead {
    /// Its id.
    #[schema(value_type = Uuid)]
    id: LeadId,
    /// Whose interest it is.
    #[schema(value_type = Uuid)]
    contact: ContactId,
    /// Where it stands.
    #[schema(pattern = "^(new|contacted|qualified|converted|lost)$", example = "new")]
    status: &'static str,
    /// Why it was lost.
    lost_because: Option<String>,
    /// What they want.
    #[schema(pattern = "^(demo|quote|purchase|support|other)$", example = "purchase")]
    intent: Option<&'static str>,
    /// What they are called.
    name: Option<String>,
    /// For whom they write.
    company: Option<String>,
    /// Where they read mail.
    email: Option<String>,
    /// Where they can be called: `+33612345678`.
    phone: Option<String>,
    /// 0 to 100.
    score: i32,
    /// The same in words.
    #[schema(pattern = "^(cold|warm|hot)$", example = "hot")]
    level: &'static str,
    /// In hundredths of the workspace's currency.
    value_minor: Option<i64>,
    /// Who works on it.
    #[schema(value_type = Option<Uuid>)]
    owner: Option<MemberId>,
    /// When it was captured.
    #[serde(with = "time::serde::rfc3339")]
    captured_at: OffsetDateTime,
    /// When it changed last.
    #[serde(with = "time::serde::rfc3339")]
    changed_at: OffsetDateTime,
}

impl From<&Lead> for ApiLead {
    fn from(it: &Lead) -> Self {
        Self {
            id: it.id,
            contact: it.contact_id,
            status: it.status.word(),
            lost_because: it.lost_because.clone(),
            intent: it.intent.map(|it| it.word()),
            name: it.name.clone(),
            company: it.company.clone(),
            email: it.email.clone(),
            phone: it.phone.clone(),
            score: it.score,
            level: it.level.word(),
            value_minor: it.value_minor,
            owner: it.owner_id,
            captured_at: it.created_at,
            changed_at: it.updated_at,
        }
    }
}

/// Leads, those that changed last first.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiLeads {
    /// Fifty at most.
    leads: Vec<ApiLead>,
    /// Ask again with `after` set to this for those that follow; `null` where none do.
    cursor: Option<String>,
}

/// Somebody who may buy: the customer of a conversation, or somebody of whom a name or a company is known.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLead {
    /// The conversation that it is captured from; what its customer said of themselves is read there.
    #[serde(default)]
    #[schema(required = false, value_type = Option<Uuid>)]
    conversation: Option<ConversationId>,
    /// What they are called.
    #[serde(default)]
    #[schema(required = false, max_length = 200)]
    name: Option<String>,
    /// For whom they write.
    #[serde(default)]
    #[schema(required = false, max_length = 200)]
    company: Option<String>,
    /// Where they read mail.
    #[serde(default)]
    #[schema(required = false, max_length = 200)]
    email: Option<String>,
    /// Where they can be called, in full or as it is dialled where the workspace is.
    #[serde(default)]
    #[schema(required = false, max_length = 40)]
    phone: Option<String>,
    /// `demo`, `quote`, `purchase`, `support` or `other`.
    #[serde(default)]
    #[schema(required = false, pattern = "^(demo|quote|purchase|support|other)$")]
    intent: Option<String>,
}

/// Where a lead goes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LeadMove {
    /// `new`, `contacted`, `qualified`, `converted` or `lost`.
    #[schema(pattern = "^(new|contacted|qualified|converted|lost)$", example = "contacted")]
    status: String,
    /// Why, where it is lost.
    #[serde(default)]
    #[schema(required = false, max_length = 500)]
    because: Option<String>,
}

/// A lead that was kept.
#[derive(Debug, Serialize, ToSchema)]
pub struct LeadKept {
    /// Its id: the lead that the customer was already, or a new one.
    #[schema(value_type = Uuid)]
    lead: LeadId,
}

/// The id of a lead in an address.
#[derive(Deserialize)]
pub struct OfLead {
    lead: LeadId,
}

/// Lists leads, those that changed last first.
#[utoipa::path(
    get, path = "/api/v1/leads", tag = "leads",
    params(
        ("status" = Option<String>, Query, nullable = false, pattern = "^(new|contacted|qualified|converted|lost)$", description = "Only those that stand here"),
        ("level" = Option<String>, Query, nullable = false, pattern = "^(cold|warm|hot)$", description = "Only those of this score in words"),
        ("intent" = Option<String>, Query, nullable = false, pattern = "^(demo|quote|purchase|support|other)$", description = "Only those who want this"),
        ("q" = Option<String>, Query, nullable = false, max_length = 200, description = "Only those with these words in their name, company, address or number: 200 at most"),
        ("after" = Option<String>, Query, nullable = false, pattern = "^[0-9]{1,17}[.][0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", description = "The `cursor` of the answer before"),
    ),
    responses(
        (status = 200, description = "Some of them", body = ApiLeads),
        (status = 400, description = "A parameter is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn list(caller: Caller, address: Uri) -> Result<Json<ApiLeads>, Problem> {
    let (mut filter, mut after, mut words) = (Filter::default(), None, None);
    let wrong = |name: &str| Problem::Malformed(format!("`{name}` is none of its words"));
    each(address.query().unwrap_or_default(), |name, value| {
        match name {
            "status" => filter.status = Some(value.parse().map_err(|_| wrong(name))?),
            "level" => filter.level = Some(value.parse().map_err(|_| wrong(name))?),
            "intent" => filter.intent = Some(value.parse().map_err(|_| wrong(name))?),
            "q" if value.chars().count() <= 200 => words = Some(value.to_owned()),
            "after" => after = Some(value.parse().map_err(|()| wrong(name))?),
            "q" => return Err(wrong(name)),
            _ => return Err(unknown(name)),
        }
        Ok(())
    })?;
    let mut tx = caller.of_workspace::<LeadsRead>().await?;
    if let Some(words) = words {
        filter.among = Some(leads::search(&mut tx, &words, &filter).await?);
    }
    let found = leads::list(&mut tx, &filter, Sort::Newest, after).await?;
    let leads = found.rows.iter().map(ApiLead::from).collect();
    audit::steps::read(&mut tx, "lead", None, Way::Api).await?;
    tx.commit().await?;
    Ok(Json(ApiLeads { leads, cursor: found.next.map(|it| it.to_string()) }))
}

/// Says where a lead stands.
#[utoipa::path(
    get, path = "/api/v1/leads/{lead}", tag = "leads",
    params(("lead" = Uuid, Path, description = "The lead")),
    responses(
        (status = 200, description = "It", body = ApiLead),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such lead", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn find(caller: Caller, Ids(OfLead { lead }): Ids<OfLead>) -> Result<Json<ApiLead>, Problem> {
    let mut tx = caller.of_workspace::<LeadsRead>().await?;
    let found = leads::find(&mut tx, lead).await?.ok_or(Problem::NotFound)?;
    audit::steps::read(&mut tx, "lead", Some(lead.0), Way::Api).await?;
    tx.commit().await?;
    Ok(Json(ApiLead::from(&found)))
}

/// Makes a lead of somebody. A customer who is an open lead stays the same one, and what was not known is added.
#[utoipa::path(
    post, path = "/api/v1/leads", tag = "leads", request_body = NewLead,
    responses(
        (status = 201, description = "It is kept", body = LeadKept),
        (status = 400, description = "The body is no JSON", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such conversation", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "The body is too long", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "The body must be application/json", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn add(caller: Caller, Body(new): Body<NewLead>) -> Result<Response, Problem> {
    let tx = caller.of_workspace::<LeadsWork>().await?;
    let said = [
        (Field::Name, new.name),
        (Field::Company, new.company),
        (Field::Email, new.email),
        (Field::Phone, new.phone),
        (Field::Intent, new.intent),
    ];
    let lines = Lines { lines: said.into_iter().filter_map(|(field, text)| Some((field, text?))).collect() };
    let lead = match new.conversation {
        Some(conversation) => leads::capture(tx, conversation, &lines).await?,
        None => leads::add(tx, &lines).await?,
    };
    Ok((StatusCode::CREATED, Json(LeadKept { lead })).into_response())
}

/// Moves a lead to where it stands now.
#[utoipa::path(
    post, path = "/api/v1/leads/{lead}/status", tag = "leads", request_body = LeadMove,
    params(("lead" = Uuid, Path, description = "The lead")),
    responses(
        (status = 204, description = "It stands there"),
        (status = 400, description = "The body is no JSON", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such lead", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "The customer is another open lead", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "The body is too long", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "The body must be application/json", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn move_to(
    caller: Caller,
    Ids(OfLead { lead }): Ids<OfLead>,
    Body(wanted): Body<LeadMove>,
) -> Result<StatusCode, Problem> {
    let to = wanted.status.parse().map_err(|_| Problem::Unfit("`status` is none of its words".to_owned()))?;
    let tx = caller.of_workspace::<LeadsWork>().await?;
    leads::move_to(tx, lead, &Move { to, because: wanted.because, only_from: None }).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<CannotCapture> for Problem {
    fn from(cannot: CannotCapture) -> Self {
        match cannot {
            CannotCapture::Gone | CannotCapture::OfSomebodyElse => Self::NotFound,
            CannotCapture::Unreadable(_) | CannotCapture::Nameless => Self::Unfit(cannot.to_string()),
            CannotCapture::Fault(fault) => fault.into(),
        }
    }
}

impl From<CannotMove> for Problem {
    fn from(cannot: CannotMove) -> Self {
        match cannot {
            CannotMove::Gone => Self::NotFound,
            CannotMove::WithoutReason | CannotMove::HowMany => Self::Unfit(cannot.to_string()),
            CannotMove::AnotherIsOpen | CannotMove::MovedSince { .. } => Self::Conflict(cannot.to_string()),
            CannotMove::Fault(fault) => fault.into(),
        }
    }
}
