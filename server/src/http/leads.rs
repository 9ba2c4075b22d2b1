//! Leads as a file.

use std::sync::Arc;

use app::leads::{Looking, csv};
use app::visits::Visit;
use axum::extract::{Extension, RawQuery};
use switchboard::access::LeadsExport;
use switchboard::audit;
use switchboard::leads::{self, Filter};

use super::tables::{File, enter, file};

/// `GET /leads/all.csv`: the leads that the page lists, by the same conditions; all of its pages. Who took them
/// out is written down.
pub async fn all(Extension(visit): Extension<Arc<Visit>>, RawQuery(query): RawQuery) -> File {
    let (mut tx, zone) = enter::<LeadsExport>(&visit).await?;
    let looking = Looking::asked(&format!("?{}", query.unwrap_or_default()));
    let among = match &looking.words {
        Some(words) => Some(leads::search(&mut tx, words, &looking.filter).await?),
        None => None,
    };
    let filter = Filter { among, ..looking.filter };
    let found = leads::every(&mut tx, &filter, looking.sort).await?;
    audit::steps::exported(&mut tx, "lead", "leads", found.len()).await?;
    tx.commit().await?;
    Ok(file("leads.csv", csv(&found, &zone)))
}
