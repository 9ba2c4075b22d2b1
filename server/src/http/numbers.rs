//! The numbers of analytics as files.

use std::sync::Arc;

use app::analytics::{Looking, csv, labels_csv, reasons_csv, topics_csv};
use app::visits::Visit;
use axum::extract::{Extension, Query};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use switchboard::access::InboxRead;
use switchboard::analytics;
use switchboard::fault::Fault;
use switchboard::tenancy::{CannotBegin, Tx};
use switchboard::text::Zone;
use time::Duration;

/// `GET /analytics/days.csv`: the days that the page shows, by the same query.
pub async fn days(
    Extension(visit): Extension<Arc<Visit>>,
    Query(looking): Query<Looking>,
) -> Result<Response, StatusCode> {
    let (mut tx, zone) = enter(&visit).await?;
    let days = analytics::per_day(&mut tx, looking.days(), &zone, looking.channel()).await;
    Ok(file("conversations.csv", csv(&days.map_err(|fault| broken(&fault))?, &zone)))
}

/// `GET /analytics/labels.csv`: the labels that the page shows, by the same query.
pub async fn labels(
    Extension(visit): Extension<Arc<Visit>>,
    Query(looking): Query<Looking>,
) -> Result<Response, StatusCode> {
    let (mut tx, zone) = enter(&visit).await?;
    let labels = analytics::by_label(&mut tx, looking.days(), &zone, looking.channel()).await;
    Ok(file("labels.csv", labels_csv(&labels.map_err(|fault| broken(&fault))?)))
}

/// `GET /analytics/reasons.csv`: the escalations that the page shows, by the same query.
pub async fn reasons(
    Extension(visit): Extension<Arc<Visit>>,
    Query(looking): Query<Looking>,
) -> Result<Response, StatusCode> {
    let (mut tx, _) = enter(&visit).await?;
    let since = tx.now() - Duration::days(looking.days().into());
    let found = analytics::service(&mut tx, since, looking.channel()).await.map_err(|fault| broken(&fault))?;
    Ok(file("escalations.csv", reasons_csv(&found.reasons, visit.locale)))
}

/// `GET /analytics/topics.csv`: the topics that the page shows, day by day, by the same query.
pub async fn topics(
    Extension(visit): Extension<Arc<Visit>>,
    Query(looking): Query<Looking>,
) -> Result<Response, StatusCode> {
    let (mut tx, zone) = enter(&visit).await?;
    let of = analytics::topics(&mut tx, looking.days(), &zone, looking.channel()).await;
    Ok(file("topics.csv", topics_csv(&of.map_err(|fault| broken(&fault))?)))
}

/// A transaction of whoever looks, and the zone of their workspace.
async fn enter(visit: &Visit) -> Result<(Tx<InboxRead>, Zone), StatusCode> {
    if visit.account.is_none() {
        return Err(StatusCode::UNAUTHORIZED);
    }
    let (Some(who), Some(here)) = (visit.principal(), &visit.here) else {
        return Err(StatusCode::NOT_FOUND);
    };
    let tx = visit.desk.begin(who).await.map_err(|cannot| match cannot {
        CannotBegin::Denied(_) => StatusCode::FORBIDDEN,
        CannotBegin::Fault(fault) => broken(&fault),
    })?;
    Ok((tx, here.zone.clone()))
}

pub(super) fn file(name: &str, body: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, body).into_response()
}

pub(super) fn broken(fault: &Fault) -> StatusCode {
    tracing::error!(%fault, "the numbers could not be read");
    StatusCode::SERVICE_UNAVAILABLE
}
