//! Tables for spreadsheets, as people download them.

use app::visits::Visit;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use switchboard::access::Permission;
use switchboard::audit;
use switchboard::fault::Fault;
use switchboard::tenancy::{CannotBegin, Denied, Tx};
use switchboard::text::Zone;

/// Why there is no file.
pub struct NoFile(StatusCode);

impl IntoResponse for NoFile {
    fn into_response(self) -> Response {
        self.0.into_response()
    }
}

impl From<Fault> for NoFile {
    fn from(fault: Fault) -> Self {
        tracing::error!(%fault, "a table could not be read");
        Self(StatusCode::SERVICE_UNAVAILABLE)
    }
}

/// What a door to a table answers.
pub type File = Result<Response, NoFile>;

/// A transaction of whoever looks, and the zone of their workspace.
pub async fn enter<P: Permission>(visit: &Visit) -> Result<(Tx<P>, Zone), NoFile> {
    if visit.account.is_none() {
        return Err(NoFile(StatusCode::UNAUTHORIZED));
    }
    let (Some(who), Some(here)) = (visit.principal(), &visit.here) else {
        return Err(NoFile(StatusCode::NOT_FOUND));
    };
    match visit.desk.begin(who.clone()).await {
        Ok(tx) => Ok((tx, here.zone.clone())),
        Err(CannotBegin::Fault(fault)) => Err(fault.into()),
        Err(CannotBegin::Stopped(_)) => Err(NoFile(StatusCode::FORBIDDEN)),
        Err(CannotBegin::Denied(Denied(right))) => {
            // `P-3`: also who asks for a file is on record.
            audit::refused(&visit.desk, who, right).await?;
            Err(NoFile(StatusCode::FORBIDDEN))
        }
    }
}

/// The same as [`file`], of numbers; that they were taken out is written down (`P-3`): `of` says which.
pub async fn numbers(mut tx: Tx<impl Permission>, of: &str, rows: usize, name: &str, body: String) -> File {
    audit::steps::exported(&mut tx, "report", of, rows).await?;
    tx.commit().await?;
    Ok(file(name, body))
}

/// The answer with the table in it, under a name.
pub fn file(name: &str, body: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, body).into_response()
}

#[cfg(test)]
mod tests {
    use crate::http::guarded::OTHERS;

    /// Each is written by [`switchboard::text::csv::Csv`], and no other file for spreadsheets leaves the house.
    #[test]
    fn p_6_every_export_is_known() {
        let exports: Vec<&str> = OTHERS.iter().map(|it| it.0).filter(|it| it.contains("csv")).collect();
        let known = [
            "/contacts/export.csv",
            "/companies/export.csv",
            "/analytics/days.csv",
            "/analytics/parts.csv",
            "/analytics/hours.csv",
            "/billing/usage.csv",
            "/analytics/labels.csv",
            "/analytics/reasons.csv",
            "/leads/all.csv",
            "/audit/entries.csv",
            "/analytics/topics.csv",
        ];
        assert_eq!(exports, known);
    }
}
