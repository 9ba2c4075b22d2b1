//! Websites: have them read, see how far that is, take them out of use.
//!
//! They belong to no channel, so a key that is bound to one does not reach them.

mod shown;

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use switchboard::access::{KnowledgeRead, KnowledgeWrite};
use switchboard::ids::*;
use switchboard::knowledge;
use switchboard::sites::{self, Added, Address, CrawlKind, MOST_PAGES, Schedule, Wanted};

use super::key::Caller;
use super::problem::{Problem, ProblemBody};
use super::request::{Body, Ids};
use shown::{NewCrawl, NewSite, Website, Websites, WholeWebsite};

/// The id of a site in an address.
#[derive(Deserialize)]
pub struct OfSite {
    site: SiteId,
}

/// Lists the websites that are read.
#[utoipa::path(
    get, path = "/api/v1/sites", tag = "sites",
    responses(
        (status = 200, description = "Every one", body = Websites),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn list(caller: Caller) -> Result<Json<Websites>, Problem> {
    let mut tx = caller.of_workspace::<KnowledgeRead>().await?;
    let sites = sites::list(&mut tx).await?;
    Ok(Json(Websites { sites: sites.into_iter().map(Website::from).collect() }))
}

/// Adds a website and begins to read it. One that is there already stays as it is.
#[utoipa::path(
    post, path = "/api/v1/sites", tag = "sites", request_body = NewSite,
    responses(
        (status = 200, description = "It was there already", body = WholeWebsite),
        (status = 201, description = "A new one", body = WholeWebsite),
        (status = 400, description = "The body is no JSON", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "There are too many", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "The body is too long", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "The body must be application/json", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn add(caller: Caller, Body(new): Body<NewSite>) -> Result<Response, Problem> {
    let tx = caller.of_workspace::<KnowledgeWrite>().await?;
    let first = kind(new.only_list);
    let wanted = wanted(new)?;
    let (status, site) = match sites::add(tx, &wanted, first).await? {
        Added::New(site) => (StatusCode::CREATED, site),
        Added::Known(site) => (StatusCode::OK, site),
    };
    Ok((status, whole(&caller, site).await?).into_response())
}

fn kind(only_list: bool) -> CrawlKind {
    if only_list { CrawlKind::Listing } else { CrawlKind::Whole }
}

fn wanted(new: NewSite) -> Result<Wanted, Problem> {
    let unfit = |field: &str| Problem::Unfit(format!("{field}: unknown"));
    let schedule = new.schedule.as_deref().map_or(Ok(Schedule::Manual), str::parse).map_err(|_| unfit("schedule"))?;
    let language = knowledge::searchable(new.language.as_deref().unwrap_or("en")).map_err(|_| unfit("language"))?;
    let page_cap = new.page_cap.map_or(MOST_PAGES, |it| it.0);
    Wanted::parse(&new.address, (new.include, new.exclude), page_cap, schedule, language)
        .map_err(|bad| Problem::Unfit(bad.to_string()))
}

async fn whole(caller: &Caller, site: SiteId) -> Result<Json<WholeWebsite>, Problem> {
    let mut tx = caller.of_workspace::<KnowledgeRead>().await?;
    let found = sites::find(&mut tx, site).await?.ok_or(Problem::NotFound)?;
    Ok(Json(found.into()))
}

/// Says how far a website has been read, and which of its pages are knowledge.
#[utoipa::path(
    get, path = "/api/v1/sites/{site}", tag = "sites",
    params(("site" = Uuid, Path, description = "Which one")),
    responses(
        (status = 200, description = "The site", body = WholeWebsite),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such site", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn find(caller: Caller, Ids(OfSite { site }): Ids<OfSite>) -> Result<Json<WholeWebsite>, Problem> {
    whole(&caller, site).await
}

/// Reads a website now, or one page of it.
#[utoipa::path(
    post, path = "/api/v1/sites/{site}/crawl", tag = "sites", request_body = NewCrawl,
    params(("site" = Uuid, Path, description = "Which one")),
    responses(
        (status = 202, description = "Reading begins"),
        (status = 400, description = "The body is no JSON", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such site, or no such page of it", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "It is being read", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "The body is too long", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "The body must be application/json", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "A field is wrong", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn crawl(
    caller: Caller,
    Ids(OfSite { site }): Ids<OfSite>,
    Body(new): Body<NewCrawl>,
) -> Result<StatusCode, Problem> {
    let tx = caller.of_workspace::<KnowledgeWrite>().await?;
    match new.page {
        Some(page) => {
            let page = Address::parse(&page).ok_or(Problem::NotFound)?;
            sites::try_page(tx, site, &page).await?;
        }
        None => {
            sites::crawl(tx, site, kind(new.only_list)).await?;
        }
    }
    Ok(StatusCode::ACCEPTED)
}

/// Stops reading a website. What has been read stays.
#[utoipa::path(
    post, path = "/api/v1/sites/{site}/stop", tag = "sites",
    params(("site" = Uuid, Path, description = "Which one")),
    responses(
        (status = 204, description = "It is stopped"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such site is being read", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn stop(caller: Caller, Ids(OfSite { site }): Ids<OfSite>) -> Result<StatusCode, Problem> {
    let tx = caller.of_workspace::<KnowledgeWrite>().await?;
    sites::stop(tx, site).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Removes a website. Its pages are kept, and not searched.
#[utoipa::path(
    delete, path = "/api/v1/sites/{site}", tag = "sites",
    params(("site" = Uuid, Path, description = "Which one")),
    responses(
        (status = 204, description = "It is removed"),
        (status = 401, description = "No key that works", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key may not", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No such site", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn remove(caller: Caller, Ids(OfSite { site }): Ids<OfSite>) -> Result<StatusCode, Problem> {
    let tx = caller.of_workspace::<KnowledgeWrite>().await?;
    sites::remove(tx, site).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<sites::CannotAdd> for Problem {
    fn from(cannot: sites::CannotAdd) -> Self {
        match cannot {
            sites::CannotAdd::NotInPlan => Self::NotInPlan(cannot.to_string()),
            sites::CannotAdd::TooMany => Self::Conflict(cannot.to_string()),
            sites::CannotAdd::Fault(fault) => fault.into(),
        }
    }
}

impl From<sites::CannotCrawl> for Problem {
    fn from(cannot: sites::CannotCrawl) -> Self {
        match cannot {
            sites::CannotCrawl::Gone => Self::NotFound,
            sites::CannotCrawl::UnderWay => Self::Conflict(cannot.to_string()),
            sites::CannotCrawl::Fault(fault) => fault.into(),
        }
    }
}

impl From<sites::CannotStop> for Problem {
    fn from(cannot: sites::CannotStop) -> Self {
        match cannot {
            sites::CannotStop::Gone => Self::NotFound,
            sites::CannotStop::Fault(fault) => fault.into(),
        }
    }
}

impl From<sites::CannotRemove> for Problem {
    fn from(cannot: sites::CannotRemove) -> Self {
        match cannot {
            sites::CannotRemove::Gone => Self::NotFound,
            sites::CannotRemove::Fault(fault) => fault.into(),
        }
    }
}
