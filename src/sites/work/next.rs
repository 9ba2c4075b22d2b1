//! What a crawl asks for next.

use super::finish::finish;
use super::{Errand, What};
use crate::knowledge::{self, Reason, State};
use crate::prelude::*;
use crate::sites::model::{CrawlKind, Cut, Fetch, Outcome};
use crate::sites::store::{crawls, frontier, pages, sites};
use crate::sites::{Address, LONGEST_CRAWL, Robots};

/// Says what a crawl asks for next. Addresses that are not asked for are told so on the way. `None` where it has
/// ended, or ends by this.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn next(tx: &mut Tx<access::Work>, crawl: CrawlId) -> Result<Option<Errand>, Fault> {
    // The site first, in the order in which everybody holds both.
    let Some(site) = crawls::site_of(tx, crawl).await? else { return Ok(None) };
    let Some(site) = sites::hold(tx, site).await? else { return Ok(None) };
    let Some(held) = crawls::hold(tx, crawl).await?.filter(|it| it.state.is_under_way()) else { return Ok(None) };
    crawls::start(tx, crawl).await?;
    if i128::from(held.spent_ms) >= LONGEST_CRAWL.whole_milliseconds() {
        return finish(tx, &held, Some(Cut::Time)).await.map(|()| None);
    }
    let is_full = frontier::progress(tx, crawl, site.page_cap).await?.done >= i64::from(site.page_cap);
    loop {
        let waiting = frontier::waiting(tx, crawl).await?;
        if waiting.is_empty() || is_full {
            let cut = (!waiting.is_empty()).then_some(Cut::Pages);
            return finish(tx, &held, cut).await.map(|()| None);
        }
        for it in waiting {
            let address = Address::parse(&it.address).ok_or_else(|| Fault::other("the address of a page is none"))?;
            let host = address.host();
            let robots = match held.robots(&host) {
                None => return Ok(Some(ask_robots(crawl, &address, host, None)?)),
                Some(Robots { moved: Some(moved), .. }) => {
                    return Ok(Some(ask_robots(crawl, &address, host, Some(moved))?));
                }
                Some(robots) => robots,
            };
            let known = match it.kind {
                Fetch::Page => pages::known(tx, held.site_id, &it.address).await?,
                Fetch::Sitemap => None,
            };
            // Of the first page the links are wanted, even where its words are not.
            let is_in_scope = it.depth == 0 || it.kind == Fetch::Sitemap || site.scope().takes(&address);
            let is_put_aside = known.as_ref().is_some_and(pages::Known::is_put_aside);
            let refused = match () {
                () if robots.is_away => Some((Outcome::Failed, Reason::Unreachable)),
                () if !robots.allows(&address) => Some((Outcome::LeftOut, Reason::Disallowed)),
                () if !is_in_scope || is_put_aside => Some((Outcome::LeftOut, Reason::Excluded)),
                () => None,
            };
            let Some((outcome, reason)) = refused else {
                let known = known.filter(|_| held.kind != CrawlKind::Listing);
                let (etag, last_modified) = known.map(|it| (it.etag, it.last_modified)).unwrap_or_default();
                let what =
                    What::Entry { id: it.id, kind: it.kind, depth: it.depth, hops: it.hops, etag, last_modified };
                return Ok(Some(Errand { crawl, what, address }));
            };
            frontier::settle(tx, crawl, it.id, (outcome, Some(reason)), None, false).await?;
            if let Some(known) = known.filter(|_| held.kind != CrawlKind::Listing && !is_put_aside) {
                let state = if outcome == Outcome::Failed { State::Stale } else { State::Disabled };
                if knowledge::steps::set_state(tx, &[known.item_id], state, Some(reason)).await? {
                    knowledge::steps::renewed(tx).await?;
                }
            }
        }
    }
}

fn ask_robots(crawl: CrawlId, page: &Address, host: String, moved: Option<&(String, i32)>) -> Result<Errand, Fault> {
    let (path, hops) = moved.map_or(("/robots.txt", 0), |(to, hops)| (to.as_str(), *hops));
    let address = page.join(path).ok_or_else(|| Fault::other("the address of robots.txt is none"))?;
    Ok(Errand { crawl, what: What::Robots { host, hops }, address })
}
