//! Leads as a file.

use std::sync::Arc;

use app::leads::{Looking, csv};
use app::visits::Visit;
use axum::extract::{Extension, RawQuery};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use switchboard::access::LeadsExport;
use switchboard::fault::Fault;
use switchboard::leads::{self, Filter};
use switchboard::tenancy::{CannotBegin, Tx};

/// `GET /leads/all.csv`: the leads that the page lists, by the same conditions; all of its pages.
pub async fn all(Extension(visit): Extension<Arc<Visit>>, RawQuery(query): RawQuery) -> Result<Response, StatusCode> {
    if visit.account.is_none() {
        return Err(StatusCode::UNAUTHORIZED);
    }
    let who = visit.principal().ok_or(StatusCode::NOT_FOUND)?;
    let mut tx: Tx<LeadsExport> = visit.desk.begin(who).await.map_err(|cannot| match cannot {
        CannotBegin::Denied(_) => StatusCode::FORBIDDEN,
        CannotBegin::Fault(fault) => broken(&fault),
    })?;
    let looking = Looking::asked(&format!("?{}", query.unwrap_or_default()));
    let among = match &looking.words {
        Some(words) => Some(leads::search(&mut tx, words, &looking.filter).await.map_err(|fault| broken(&fault))?),
        None => None,
    };
    let filter = Filter { among, ..looking.filter };
    let found = leads::every(&mut tx, &filter, looking.sort).await.map_err(|fault| broken(&fault))?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"leads.csv\""),
    ];
    Ok((headers, csv(&found)).into_response())
}

fn broken(fault: &Fault) -> StatusCode {
    tracing::error!(%fault, "the leads could not be read");
    StatusCode::SERVICE_UNAVAILABLE
}
