//! Steps of sites that commands and jobs share.

use super::model::{CrawlKind, Fetch, Schedule};
use super::store::{crawls, frontier, pages, sites};
use super::{Address, DEEPEST};
use crate::prelude::*;

/// Begins a crawl at a page; `None` where one is under way.
pub(super) async fn begin(
    tx: &mut Tx<impl Permission>,
    site: SiteId,
    from: &Address,
    kind: CrawlKind,
) -> Result<Option<CrawlId>, Fault> {
    let crawl = CrawlId::new();
    if !crawls::add(tx, crawl, site, kind).await? {
        return Ok(None);
    }
    frontier::add(tx, crawl, &[frontier::Entry::new(Fetch::Page, from.as_str(), 0)]).await?;
    if kind != CrawlKind::Page {
        // Pages that nothing leads to any more are asked for too, after all others.
        let known = pages::addresses(tx, site).await?;
        let known: Vec<_> = known.iter().map(|it| frontier::Entry::new(Fetch::Page, it, DEEPEST + 1)).collect();
        frontier::add(tx, crawl, &known).await?;
    }
    let now = tx.now();
    tx.record(Event::CrawlMoved { site, crawl, again_at: now }).await?;
    Ok(Some(crawl))
}

/// Says when a site is read next by itself, or that it is not.
pub(super) async fn plan(tx: &mut Tx<impl Permission>, site: SiteId, schedule: Schedule) -> Result<(), Fault> {
    let zone = sites::zone(tx).await?;
    let at = schedule.next(tx.now(), &zone, site);
    sites::set_next(tx, site, at).await?;
    if let Some(at) = at {
        tx.record(Event::CrawlPlanned { site, at }).await?;
    }
    Ok(())
}
