//! The address book as files.

use std::sync::Arc;

use app::contacts::Looking;
use app::visits::Visit;
use axum::extract::{Extension, Query};
use switchboard::access::ContactsManage;
use switchboard::contacts::table;

use super::tables::{File, enter, file};

/// `GET /contacts/export.csv`: the contacts that the page shows, by the same query. Who took them out is written down.
pub async fn contacts(Extension(visit): Extension<Arc<Visit>>, Query(looking): Query<Looking>) -> File {
    let (mut tx, _) = enter::<ContactsManage>(&visit).await?;
    let body = table::contacts(&mut tx, &looking.filter()).await?;
    tx.commit().await?;
    Ok(file("contacts.csv", body))
}

/// `GET /companies/export.csv`: the same of companies.
pub async fn companies(Extension(visit): Extension<Arc<Visit>>, Query(looking): Query<Looking>) -> File {
    let (mut tx, _) = enter::<ContactsManage>(&visit).await?;
    let body = table::companies(&mut tx, &looking.of_companies()).await?;
    tx.commit().await?;
    Ok(file("companies.csv", body))
}
