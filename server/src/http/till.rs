//! The ways to Stripe's pages and back.
//!
//! They are links and not forms: a form of ours leads nowhere but to us (the pages' `form-action`), and what a link opens is
//! a page at Stripe on which somebody still decides. Only our own pages lead here; a foreign site that sends somebody is
//! shown the page of bills.

use std::sync::Arc;

use app::paths;
use app::visits::Visit;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Extension, Query};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use switchboard::access::BillingManage;
use switchboard::billing::till::{CannotPay, Returned, Till};
use switchboard::billing::{Every, PlanId};

use super::tables::{NoFile, enter};

/// What somebody wants to buy.
#[derive(Debug, Deserialize)]
pub struct Wish {
    plan: String,
    every: String,
}

/// Whom Stripe sends back.
#[derive(Debug, Deserialize)]
pub struct Back {
    session: String,
}

/// `GET /billing/pay?plan=…&every=…`: to Stripe's page for buying a plan.
pub async fn pay(
    Extension(visit): Extension<Arc<Visit>>,
    headers: HeaderMap,
    wish: Result<Query<Wish>, QueryRejection>,
) -> Result<Response, NoFile> {
    let (tx, _) = enter::<BillingManage>(&visit).await?;
    let wanted =
        wish.ok().and_then(|Query(it)| Some((it.plan.parse::<PlanId>().ok()?, it.every.parse::<Every>().ok()?)));
    let (Some(till), Some(wanted), true) = (till(&visit), wanted, is_from_us(&headers)) else {
        return Ok(bills(&visit, None));
    };
    let sent = till.buy(&visit.desk, tx, wanted, visit.locale).await;
    Ok(sent.map_or_else(|cannot| said(&visit, cannot), |page| Redirect::to(&page).into_response()))
}

/// `GET /billing/portal`: to Stripe's page for cards, addresses and bills.
pub async fn portal(Extension(visit): Extension<Arc<Visit>>, headers: HeaderMap) -> Result<Response, NoFile> {
    let (tx, _) = enter::<BillingManage>(&visit).await?;
    let (Some(till), true) = (till(&visit), is_from_us(&headers)) else { return Ok(bills(&visit, None)) };
    let sent = till.open_portal(tx, visit.locale).await;
    Ok(sent.map_or_else(|cannot| said(&visit, cannot), |page| Redirect::to(&page).into_response()))
}

/// `GET /billing/returned?session=…`: from Stripe's page for buying. What the address says is asked at Stripe; whoever sends
/// somebody here has what they have read anew, and nothing else.
pub async fn returned(
    Extension(visit): Extension<Arc<Visit>>,
    back: Result<Query<Back>, QueryRejection>,
) -> Result<Response, NoFile> {
    let (tx, _) = enter::<BillingManage>(&visit).await?;
    let (Some(till), Ok(Query(Back { session }))) = (till(&visit), back) else { return Ok(bills(&visit, None)) };
    let address = match till.come_back(&visit.desk, tx, &session).await {
        Ok(Returned::Bought) => bills(&visit, Some(("stripe", "bought"))),
        Ok(Returned::Waiting) => bills(&visit, Some(("waiting", &session))),
        Ok(Returned::Left) => bills(&visit, None),
        Err(cannot) => said(&visit, cannot),
    };
    Ok(address)
}

/// The till, where there is one. Held by nobody: it is cheap to clone.
fn till(visit: &Visit) -> Option<Till> {
    visit.house.till.clone()
}

/// Back to the page of bills, with why.
fn said(visit: &Visit, cannot: CannotPay) -> Response {
    if let CannotPay::Fault(fault) = &cannot {
        tracing::error!(%fault, request = visit.request.id, "the till failed");
    }
    bills(visit, Some(("stripe", app::till::word(&cannot))))
}

fn bills(visit: &Visit, with: Option<(&str, &str)>) -> Response {
    let page =
        visit.here.as_ref().map_or_else(|| paths::BILLING.to_owned(), |it| paths::inside(&it.slug, paths::BILLING));
    match with {
        Some((name, value)) => Redirect::to(&format!("{page}?{name}={}", app::encode(value))).into_response(),
        None => Redirect::to(&page).into_response(),
    }
}

/// Whether one of our pages led here, as the browser says.
fn is_from_us(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-site").is_none_or(|it| it == "same-origin")
}
