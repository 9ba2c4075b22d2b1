//! Adding a site.

use crate::billing::{self, Entitlement};
use crate::prelude::*;
use crate::sites::model::{CrawlKind, Wanted};
use crate::sites::steps;
use crate::sites::store::sites as store;

/// Sites of one workspace, at most.
pub const MOST_SITES: i64 = 50;

/// Why a site was not added.
#[derive(Debug, thiserror::Error)]
pub enum CannotAdd {
    /// There are [`MOST_SITES`].
    #[error("no more than {MOST_SITES} sites")]
    TooMany,
    /// The plan reads no websites.
    #[error("the plan reads no websites")]
    NotInPlan,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What became of adding a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It is there, and its first crawl waits for its turn.
    New(SiteId),
    /// It was there before, and stays as it is.
    Known(SiteId),
}

/// Adds a site and begins to read it: to keep its pages, or only to say what would be kept
/// ([`CrawlKind::Listing`]).
///
/// # Errors
/// [`CannotAdd`]; then nothing was added.
pub async fn add(mut tx: Tx<access::KnowledgeWrite>, wanted: &Wanted, first: CrawlKind) -> Result<Added, CannotAdd> {
    let id = SiteId::new();
    if !store::add(&mut tx, id, wanted).await? {
        let known = store::by_address(&mut tx, wanted.address.as_str()).await?;
        return Ok(Added::Known(known.ok_or_else(|| Fault::other("a site that is and is not there"))?));
    }
    if !billing::steps::opens(&mut tx, Entitlement::Websites).await? {
        return Err(CannotAdd::NotInPlan);
    }
    if store::count(&mut tx).await? > MOST_SITES {
        return Err(CannotAdd::TooMany);
    }
    steps::plan(&mut tx, id, wanted.schedule).await?;
    steps::begin(&mut tx, id, &wanted.address, first).await?;
    tx.commit().await?;
    Ok(Added::New(id))
}
