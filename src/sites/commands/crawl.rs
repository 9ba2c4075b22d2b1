//! Reading a site now, one page of it again, or no further.

use crate::prelude::*;
use crate::sites::model::{CrawlKind, CrawlState};
use crate::sites::store::{crawls, pages, sites};
use crate::sites::{Address, steps};

/// Why nothing is read.
#[derive(Debug, thiserror::Error)]
pub enum CannotCrawl {
    /// There is no such site, or no such page of it, here.
    #[error("site not found")]
    Gone,
    /// A crawl of the site is under way.
    #[error("the site is being read")]
    UnderWay,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Begins to read a site: to keep its pages, or to say what would be kept.
///
/// # Errors
/// [`CannotCrawl`]; then nothing begins.
pub async fn crawl(mut tx: Tx<access::KnowledgeWrite>, site: SiteId, kind: CrawlKind) -> Result<CrawlId, CannotCrawl> {
    let held = sites::hold(&mut tx, site).await?.ok_or(CannotCrawl::Gone)?;
    begin(tx, site, &held.start()?, kind).await
}

/// Reads one page again: one that is known, or one that the newest crawl has told of.
///
/// # Errors
/// [`CannotCrawl`]; then nothing begins.
pub async fn try_page(
    mut tx: Tx<access::KnowledgeWrite>,
    site: SiteId,
    page: &Address,
) -> Result<CrawlId, CannotCrawl> {
    sites::hold(&mut tx, site).await?.ok_or(CannotCrawl::Gone)?;
    if !pages::is_known(&mut tx, site, page.as_str()).await? {
        return Err(CannotCrawl::Gone);
    }
    begin(tx, site, page, CrawlKind::Page).await
}

async fn begin(
    mut tx: Tx<access::KnowledgeWrite>,
    site: SiteId,
    from: &Address,
    kind: CrawlKind,
) -> Result<CrawlId, CannotCrawl> {
    let crawl = steps::begin(&mut tx, site, from, kind).await?.ok_or(CannotCrawl::UnderWay)?;
    tx.commit().await?;
    Ok(crawl)
}

/// Why a crawl was not stopped.
#[derive(Debug, thiserror::Error)]
pub enum CannotStop {
    /// Nothing of such a site is being read here.
    #[error("nothing to stop")]
    Gone,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Stops the crawl of a site. What it has read stays.
///
/// # Errors
/// [`CannotStop`]; then nothing changed.
pub async fn stop(mut tx: Tx<access::KnowledgeWrite>, site: SiteId) -> Result<(), CannotStop> {
    let crawl = crawls::under_way(&mut tx, site).await?.ok_or(CannotStop::Gone)?;
    crawls::end(&mut tx, crawl, CrawlState::Stopped, None, None).await?;
    tx.record(Event::SiteChanged { site }).await?;
    Ok(tx.commit().await?)
}
