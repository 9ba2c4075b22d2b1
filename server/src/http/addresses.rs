//! The address book as files.

use std::sync::Arc;

use app::contacts::Looking;
use app::visits::Visit;
use axum::extract::{Extension, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use switchboard::access::ContactsManage;
use switchboard::contacts::table;
use switchboard::tenancy::Tx;

use super::Web;
use super::numbers::{broken, file};
use crate::files::serve::of_member;

/// `GET /contacts/export.csv`: the contacts that the page shows, by the same query. Who took them out is written down.
pub async fn contacts(
    State(web): State<Web>,
    Extension(visit): Extension<Arc<Visit>>,
    Query(looking): Query<Looking>,
) -> Result<Response, StatusCode> {
    let mut tx: Tx<ContactsManage> = of_member(&web, &visit).await?;
    let body = table::contacts(&mut tx, &looking.filter()).await.map_err(|fault| broken(&fault))?;
    tx.commit().await.map_err(|fault| broken(&fault))?;
    Ok(file("contacts.csv", body))
}

/// `GET /companies/export.csv`: the same of companies.
pub async fn companies(
    State(web): State<Web>,
    Extension(visit): Extension<Arc<Visit>>,
    Query(looking): Query<Looking>,
) -> Result<Response, StatusCode> {
    let mut tx: Tx<ContactsManage> = of_member(&web, &visit).await?;
    let body = table::companies(&mut tx, &looking.of_companies()).await.map_err(|fault| broken(&fault))?;
    tx.commit().await.map_err(|fault| broken(&fault))?;
    Ok(file("companies.csv", body))
}
