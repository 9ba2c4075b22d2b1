//! The audit log as a file.

use std::sync::Arc;

use app::audit::Chosen;
use app::visits::Visit;
use axum::extract::{Extension, Query};
use switchboard::access::AuditRead;
use switchboard::audit;

use super::tables::{File, enter, file};

/// `GET /audit/entries.csv`: the entries that the page lists, by the same conditions; all of its pages. That it was taken
/// out is the next entry.
pub async fn entries(Extension(visit): Extension<Arc<Visit>>, Query(chosen): Query<Chosen>) -> File {
    let (mut tx, zone) = enter::<AuditRead>(&visit).await?;
    let body = audit::table(&mut tx, &chosen.filter(&zone), &zone).await?;
    tx.commit().await?;
    Ok(file("audit.csv", body))
}
