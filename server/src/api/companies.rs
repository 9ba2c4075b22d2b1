//! The address book: companies that contacts write for.
//!
//! They belong to no channel, so a key that is bound to one does not reach them.

use axum::Json;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use switchboard::access::{ContactsRead, ContactsWrite};
use switchboard::audit::{self, Way};
use switchboard::companies::{self, CannotChange, CannotWrite, Filter};
use switchboard::ids::*;

use super::addresses::{CompanyDetails, KnownCompanies, KnownCompany, WrittenCompany};
use super::key::Caller;
use super::problem::{Problem, ProblemBody};
use super::request::{Body, Ids, MOST, USUAL, each, number, unknown};

/// The id of a company in an address.
#[derive(Deserialize)]
pub struct OfCompany {
    company: CompanyId,
}

/// Lists companies, those that came last first.
#[utoipa::path(
    get, path = "/api/v1/companies", tag = "contacts",
    params(
        ("q" = Option<String>, Query, nullable = false, description = "Only with these words in their name or code"),
        ("after" = Option<Uuid>, Query, nullable = false, description = "The `cursor` of the answer before"),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 200, nullable = false, description = "So many at most; 50 where it is left out"),
    ),
    responses(
        (status = 200, description = "Some of them", body = KnownCompanies),
        (status = 400, description = "A parameter is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn list(caller: Caller, address: Uri) -> Result<Json<KnownCompanies>, Problem> {
    let (mut filter, mut limit) = (Filter::default(), USUAL);
    each(address.query().unwrap_or_default(), |name, value| {
        match name {
            "q" => filter.words = Some(value.to_owned()).filter(|it| !it.trim().is_empty()),
            "after" => {
                let wrong = |_| Problem::Malformed("`after` is none of its words".to_owned());
                filter.after = Some(value.parse().map_err(wrong)?);
            }
            "limit" => limit = number(name, value, 1..=MOST)?,
            _ => return Err(unknown(name)),
        }
        Ok(())
    })?;
    let mut tx = caller.of_workspace::<ContactsRead>().await?;
    // One more than is told says whether there are more.
    let mut found = companies::list(&mut tx, &filter, limit + 1).await?;
    let most = usize::try_from(limit).unwrap_or_default();
    let goes_on = found.len() > most;
    found.truncate(most);
    let cursor = found.last().filter(|_| goes_on).map(|it| it.id);
    audit::steps::read(&mut tx, "company", None, Way::Api).await?;
    tx.commit().await?;
    Ok(Json(KnownCompanies { companies: found.into_iter().map(Into::into).collect(), cursor }))
}

/// Says what is known of a company.
#[utoipa::path(
    get, path = "/api/v1/companies/{company}", tag = "contacts",
    params(("company" = Uuid, Path, description = "The company")),
    responses(
        (status = 200, description = "It", body = KnownCompany),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such company", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn find(caller: Caller, Ids(OfCompany { company }): Ids<OfCompany>) -> Result<Json<KnownCompany>, Problem> {
    let mut tx = caller.of_workspace::<ContactsRead>().await?;
    let found = companies::find(&mut tx, company).await?.ok_or(Problem::NotFound)?;
    audit::steps::read(&mut tx, "company", Some(company.0), Way::Api).await?;
    tx.commit().await?;
    Ok(Json(found.into()))
}

/// Adds a company.
#[utoipa::path(
    post, path = "/api/v1/companies", tag = "contacts", request_body = CompanyDetails,
    responses(
        (status = 201, description = "It is there", body = WrittenCompany),
        (status = 400, description = "The body is no JSON", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "Another one has the code", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "The body is too long", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "The body must be application/json", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn add(caller: Caller, Body(new): Body<CompanyDetails>) -> Result<Response, Problem> {
    let tx = caller.of_workspace::<ContactsWrite>().await?;
    let company = companies::add(tx, &new.read()?).await?;
    Ok((StatusCode::CREATED, Json(WrittenCompany { company })).into_response())
}

/// Says all that is known of a company: what is left out is known no more.
#[utoipa::path(
    put, path = "/api/v1/companies/{company}", tag = "contacts", request_body = CompanyDetails,
    params(("company" = Uuid, Path, description = "The company")),
    responses(
        (status = 204, description = "So it is"),
        (status = 400, description = "The body is no JSON", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such company", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "Another one has the code", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "The body is too long", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "The body must be application/json", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn change(
    caller: Caller,
    Ids(OfCompany { company }): Ids<OfCompany>,
    Body(new): Body<CompanyDetails>,
) -> Result<StatusCode, Problem> {
    let tx = caller.of_workspace::<ContactsWrite>().await?;
    companies::change(tx, company, &new.read()?).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<CannotWrite> for Problem {
    fn from(cannot: CannotWrite) -> Self {
        match cannot {
            CannotWrite::Known => Self::Conflict(cannot.to_string()),
            CannotWrite::Fault(fault) => fault.into(),
        }
    }
}

impl From<CannotChange> for Problem {
    fn from(cannot: CannotChange) -> Self {
        match cannot {
            CannotChange::Gone => Self::NotFound,
            CannotChange::Known => Self::Conflict(cannot.to_string()),
            CannotChange::Fault(fault) => fault.into(),
        }
    }
}
