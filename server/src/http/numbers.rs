//! The numbers of analytics as a file.

use std::sync::Arc;

use app::analytics::{Looking, csv};
use app::visits::Visit;
use axum::extract::{Extension, Query};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use switchboard::access::InboxRead;
use switchboard::analytics;
use switchboard::fault::Fault;
use switchboard::tenancy::{CannotBegin, Tx};

/// `GET /analytics/days.csv`: the days that the page shows, by the same query.
pub async fn days(Extension(visit): Extension<Arc<Visit>>, Query(looking): Query<Looking>) -> Response {
    match write(&visit, &looking).await {
        Ok(response) => response,
        Err(status) => status.into_response(),
    }
}

async fn write(visit: &Visit, looking: &Looking) -> Result<Response, StatusCode> {
    if visit.account.is_none() {
        return Err(StatusCode::UNAUTHORIZED);
    }
    let (Some(who), Some(here)) = (visit.principal(), &visit.here) else {
        return Err(StatusCode::NOT_FOUND);
    };
    let mut tx: Tx<InboxRead> = visit.desk.begin(who).await.map_err(|cannot| match cannot {
        CannotBegin::Denied(_) => StatusCode::FORBIDDEN,
        CannotBegin::Fault(fault) => broken(&fault),
    })?;
    let days = analytics::per_day(&mut tx, looking.days(), &here.zone, looking.channel()).await;
    let days = days.map_err(|fault| broken(&fault))?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"conversations.csv\""),
    ];
    Ok((headers, csv(&days, &here.zone)).into_response())
}

fn broken(fault: &Fault) -> StatusCode {
    tracing::error!(%fault, "the numbers could not be read");
    StatusCode::SERVICE_UNAVAILABLE
}
