//! The address book: contacts, each once, and what is known of them.
//!
//! They belong to no channel, so a key that is bound to one does not reach them. What a channel calls somebody comes
//! with their messages.

use axum::Json;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use switchboard::access::{ContactsRead, ContactsWrite};
use switchboard::audit::{self, Way};
use switchboard::contacts::{self, CannotMerge, CannotUnmerge, CannotWrite, Field, Filter};
use switchboard::ids::*;
use switchboard::team;

use super::addresses::{ContactDetails, ContactMerged, KnownContacts, MergeWanted, WholeContact, WrittenContact};
use super::key::Caller;
use super::problem::{Problem, ProblemBody};
use super::request::{Body, Ids, MOST, USUAL, each, number, unknown};

/// The id of a contact in an address.
#[derive(Deserialize)]
pub struct OfContact {
    contact: ContactId,
}

/// The id of a merge in an address.
#[derive(Deserialize)]
pub struct OfMerge {
    merge: ContactMergeId,
}

/// Lists contacts, those who came last first.
#[utoipa::path(
    get, path = "/api/v1/contacts", tag = "contacts",
    params(
        ("q" = Option<String>, Query, nullable = false, description = "Only with these words in their name, address, number or company"),
        ("language" = Option<String>, Query, nullable = false, pattern = "^[a-z]{2}$", description = "Only in this language"),
        ("after" = Option<Uuid>, Query, nullable = false, description = "The `cursor` of the answer before"),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 200, nullable = false, description = "So many at most; 50 where it is left out"),
    ),
    responses(
        (status = 200, description = "Some of them", body = KnownContacts),
        (status = 400, description = "A parameter is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn list(caller: Caller, address: Uri) -> Result<Json<KnownContacts>, Problem> {
    let (mut filter, mut limit) = (Filter::default(), USUAL);
    let wrong = |name: &str| Problem::Malformed(format!("`{name}` is none of its words"));
    each(address.query().unwrap_or_default(), |name, value| {
        match name {
            "q" => filter.words = Some(value.to_owned()).filter(|it| !it.trim().is_empty()),
            "language" => {
                let is_tag = value.len() == 2 && value.bytes().all(|it| it.is_ascii_lowercase());
                filter.language = Some(value.to_owned()).filter(|_| is_tag);
                if !is_tag {
                    return Err(wrong(name));
                }
            }
            "after" => filter.after = Some(value.parse().map_err(|_| wrong(name))?),
            "limit" => limit = number(name, value, 1..=MOST)?,
            _ => return Err(unknown(name)),
        }
        Ok(())
    })?;
    let mut tx = caller.of_workspace::<ContactsRead>().await?;
    // One more than is told says whether there are more.
    let mut found = contacts::list(&mut tx, &filter, limit + 1).await?;
    let most = usize::try_from(limit).unwrap_or_default();
    let goes_on = found.len() > most;
    found.truncate(most);
    let cursor = found.last().filter(|_| goes_on).map(|it| it.id);
    audit::steps::read(&mut tx, "contact", None, Way::Api).await?;
    tx.commit().await?;
    Ok(Json(KnownContacts { contacts: found.into_iter().map(Into::into).collect(), cursor }))
}

/// Says what is known of a contact. Of one who was merged, it says who goes on.
#[utoipa::path(
    get, path = "/api/v1/contacts/{contact}", tag = "contacts",
    params(("contact" = Uuid, Path, description = "The contact")),
    responses(
        (status = 200, description = "They", body = WholeContact),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such contact", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn find(caller: Caller, Ids(OfContact { contact }): Ids<OfContact>) -> Result<Json<WholeContact>, Problem> {
    let mut tx = caller.of_workspace::<ContactsRead>().await?;
    let found = contacts::whole(&mut tx, contact).await?.ok_or(Problem::NotFound)?;
    audit::steps::read(&mut tx, "contact", Some(contact.0), Way::Api).await?;
    tx.commit().await?;
    Ok(Json(found.into()))
}

/// Adds a contact whom no channel knows yet.
#[utoipa::path(
    post, path = "/api/v1/contacts", tag = "contacts", request_body = ContactDetails,
    responses(
        (status = 201, description = "They are there", body = WrittenContact),
        (status = 400, description = "The body is no JSON", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "The body is too long", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "The body must be application/json", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn add(caller: Caller, Body(new): Body<ContactDetails>) -> Result<Response, Problem> {
    let mut tx = caller.of_workspace::<ContactsWrite>().await?;
    let details = new.read(team::workspace(&mut tx).await?.country())?;
    let contact = contacts::add(tx, &details).await?;
    Ok((StatusCode::CREATED, Json(WrittenContact { contact })).into_response())
}

/// Says all that is known of a contact: what is left out is known no more.
#[utoipa::path(
    put, path = "/api/v1/contacts/{contact}", tag = "contacts", request_body = ContactDetails,
    params(("contact" = Uuid, Path, description = "The contact")),
    responses(
        (status = 204, description = "So it is"),
        (status = 400, description = "The body is no JSON", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such contact, or they were merged", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "The body is too long", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "The body must be application/json", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn change(
    caller: Caller,
    Ids(OfContact { contact }): Ids<OfContact>,
    Body(new): Body<ContactDetails>,
) -> Result<StatusCode, Problem> {
    let mut tx = caller.of_workspace::<ContactsWrite>().await?;
    let details = new.read(team::workspace(&mut tx).await?.country())?;
    contacts::change(tx, contact, &details).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Merges another contact into this one, who survives. It can be undone within 30 days.
#[utoipa::path(
    post, path = "/api/v1/contacts/{contact}/merge", tag = "contacts", request_body = MergeWanted,
    params(("contact" = Uuid, Path, description = "Who survives")),
    responses(
        (status = 200, description = "They are one", body = ContactMerged),
        (status = 400, description = "The body is no JSON", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "One of them is not there, or was merged", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "It is one contact", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "The body is too long", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "The body must be application/json", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn merge(
    caller: Caller,
    Ids(OfContact { contact }): Ids<OfContact>,
    Body(wanted): Body<MergeWanted>,
) -> Result<Json<ContactMerged>, Problem> {
    let tx = caller.of_workspace::<ContactsWrite>().await?;
    let field = |it: &String| it.parse::<Field>().map_err(|_| Problem::Unfit("take_over: unknown".to_owned()));
    let take_over = wanted.take_over.iter().map(field).collect::<Result<Vec<_>, _>>()?;
    let merged = contacts::merge(tx, contact, wanted.other, &take_over).await?;
    Ok(Json(ContactMerged { merge: merged.merge }))
}

/// Undoes a merge: both contacts are as they were.
#[utoipa::path(
    delete, path = "/api/v1/contacts/merges/{merge}", tag = "contacts",
    params(("merge" = Uuid, Path, description = "The merge")),
    responses(
        (status = 204, description = "They are two again"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not, or is bound to a channel", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such merge", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "Too late, or the survivor was merged since", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn unmerge(caller: Caller, Ids(OfMerge { merge }): Ids<OfMerge>) -> Result<StatusCode, Problem> {
    contacts::unmerge(caller.of_workspace::<ContactsWrite>().await?, merge).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<CannotWrite> for Problem {
    fn from(cannot: CannotWrite) -> Self {
        match cannot {
            CannotWrite::Gone => Self::NotFound,
            CannotWrite::NoSuchCompany => Self::Unfit("company: there is none".to_owned()),
            CannotWrite::Fault(fault) => fault.into(),
        }
    }
}

impl From<CannotMerge> for Problem {
    fn from(cannot: CannotMerge) -> Self {
        match cannot {
            CannotMerge::Gone => Self::NotFound,
            CannotMerge::Same => Self::Conflict(cannot.to_string()),
            CannotMerge::Fault(fault) => fault.into(),
        }
    }
}

impl From<CannotUnmerge> for Problem {
    fn from(cannot: CannotUnmerge) -> Self {
        match cannot {
            CannotUnmerge::Gone => Self::NotFound,
            CannotUnmerge::TooLate | CannotUnmerge::MergedSince => Self::Conflict(cannot.to_string()),
            CannotUnmerge::Fault(fault) => fault.into(),
        }
    }
}
