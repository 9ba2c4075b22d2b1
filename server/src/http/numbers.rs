//! The numbers of analytics as files.

use std::sync::Arc;

use app::analytics::{Looking, Names, csv, hours_csv, labels_csv, parts_csv, reasons_csv, usage_csv};
use app::visits::Visit;
use axum::extract::{Extension, Query};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use switchboard::access::{BillingRead, InboxRead, Permission};
use switchboard::analytics::{self, Slice};
use switchboard::audit;
use switchboard::fault::Fault;
use switchboard::tenancy::{CannotBegin, Denied, Tx};
use switchboard::text::Zone;
use time::Duration;

/// Why there is no file.
pub struct NoFile(StatusCode);

impl IntoResponse for NoFile {
    fn into_response(self) -> Response {
        self.0.into_response()
    }
}

impl From<Fault> for NoFile {
    fn from(fault: Fault) -> Self {
        tracing::error!(%fault, "the numbers could not be read");
        Self(StatusCode::SERVICE_UNAVAILABLE)
    }
}

type File = Result<Response, NoFile>;

/// `GET /analytics/days.csv`: the days that the page shows, by the same query.
pub async fn days(Extension(visit): Extension<Arc<Visit>>, Query(looking): Query<Looking>) -> File {
    let (mut tx, zone) = enter::<InboxRead>(&visit).await?;
    let period = looking.period(&zone, tx.now());
    let days = analytics::per_day(&mut tx, &period, &looking.slice()).await?;
    Ok(file("conversations.csv", csv(&days, &zone)))
}

/// `GET /analytics/parts.csv`: the channels, agents, teams that the page shows, by the same query.
pub async fn parts(Extension(visit): Extension<Arc<Visit>>, Query(looking): Query<Looking>) -> File {
    let (mut tx, zone) = enter::<InboxRead>(&visit).await?;
    let period = looking.period(&zone, tx.now());
    let parts = analytics::by(&mut tx, &period, &looking.slice(), looking.by()).await?;
    let names = Names::read(&mut tx).await?;
    let name = format!("by-{}.csv", looking.by());
    Ok(file(&name, parts_csv(&parts, looking.by(), &names, visit.locale)))
}

/// `GET /analytics/hours.csv`: the assistant's hours that its page shows, by the same query.
pub async fn hours(Extension(visit): Extension<Arc<Visit>>, Query(looking): Query<Looking>) -> File {
    let (mut tx, zone) = enter::<InboxRead>(&visit).await?;
    let day = looking.day(&zone, tx.now());
    let hours = analytics::each(&mut tx, &day.hours(), &looking.slice()).await?;
    Ok(file("assistant.csv", hours_csv(&hours, &zone)))
}

/// `GET /billing/usage.csv`: the days of the month that the page shows, by the same query.
pub async fn usage(Extension(visit): Extension<Arc<Visit>>, Query(looking): Query<Looking>) -> File {
    let (mut tx, zone) = enter::<BillingRead>(&visit).await?;
    let month = looking.month(&zone, tx.now());
    let days = analytics::per_day(&mut tx, &month, &Slice::default()).await?;
    Ok(file("usage.csv", usage_csv(&days, &zone)))
}

/// `GET /analytics/labels.csv`: the labels that the page shows, by the same query.
pub async fn labels(Extension(visit): Extension<Arc<Visit>>, Query(looking): Query<Looking>) -> File {
    let (mut tx, zone) = enter::<InboxRead>(&visit).await?;
    let period = looking.period(&zone, tx.now());
    let labels = analytics::by_label(&mut tx, &period, &looking.slice()).await?;
    Ok(file("labels.csv", labels_csv(&labels)))
}

/// `GET /analytics/reasons.csv`: the escalations that the page shows, by the same query.
pub async fn reasons(Extension(visit): Extension<Arc<Visit>>, Query(looking): Query<Looking>) -> File {
    let (mut tx, _) = enter::<InboxRead>(&visit).await?;
    let since = tx.now() - Duration::days(looking.days().into());
    let found = analytics::service(&mut tx, since, looking.channel()).await?;
    Ok(file("escalations.csv", reasons_csv(&found.reasons, visit.locale)))
}

/// A transaction of whoever looks, and the zone of their workspace.
async fn enter<P: Permission>(visit: &Visit) -> Result<(Tx<P>, Zone), NoFile> {
    if visit.account.is_none() {
        return Err(NoFile(StatusCode::UNAUTHORIZED));
    }
    let (Some(who), Some(here)) = (visit.principal(), &visit.here) else {
        return Err(NoFile(StatusCode::NOT_FOUND));
    };
    match visit.desk.begin(who.clone()).await {
        Ok(tx) => Ok((tx, here.zone.clone())),
        Err(CannotBegin::Fault(fault)) => Err(fault.into()),
        Err(CannotBegin::Denied(Denied(right))) => {
            // `P-3`: also who asks for a file is on record.
            audit::refused(&visit.desk, who, right).await?;
            Err(NoFile(StatusCode::FORBIDDEN))
        }
    }
}

fn file(name: &str, body: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, body).into_response()
}

#[cfg(test)]
mod tests {
    use crate::http::guarded::OTHERS;

    /// Each is written by [`switchboard::text::Csv`], and no other file for spreadsheets leaves the house.
    #[test]
    fn p_6_every_export_is_known() {
        let exports: Vec<&str> = OTHERS.iter().map(|it| it.0).filter(|it| it.contains("csv")).collect();
        let known = [
            "/analytics/days.csv",
            "/analytics/parts.csv",
            "/analytics/hours.csv",
            "/billing/usage.csv",
            "/analytics/labels.csv",
            "/analytics/reasons.csv",
        ];
        assert_eq!(exports, known);
    }
}
