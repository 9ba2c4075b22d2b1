//! What becomes of what a site answered.

use super::keep::{keep, lose, still_says};
use super::{Errand, What};
use crate::knowledge::Reason;
use crate::prelude::*;
use crate::sites::model::{CrawlKind, Fetch, Outcome};
use crate::sites::store::{crawls, frontier, sites};
use crate::sites::visited::Visited;
use crate::sites::{Address, DEEPEST, MOST_HOPS, Robots, sitemap};

/// An answer, with the crawl that it is for.
pub(super) struct Answered<'a> {
    pub crawl: &'a crawls::Held,
    pub site: &'a sites::Held,
    pub address: &'a Address,
    /// Links between it and the first page.
    pub depth: i32,
}

impl Answered<'_> {
    /// Whether what is read is kept.
    pub fn keeps(&self) -> bool {
        self.crawl.kind != CrawlKind::Listing
    }

    /// Whether links are followed.
    pub fn follows(&self) -> bool {
        self.crawl.kind != CrawlKind::Page
    }
}

/// What became of a page, and why; and its title, where it was read.
pub(super) type Fate = (Outcome, Option<Reason>, Option<String>);

/// Keeps what came of an errand, on which `spent_ms` milliseconds were spent. From it follows the next one.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn take(tx: &mut Tx<access::Work>, errand: &Errand, visited: Visited, spent_ms: i32) -> Result<(), Fault> {
    let Some(site_id) = crawls::site_of(tx, errand.crawl).await? else { return Ok(()) };
    let Some(site) = sites::hold(tx, site_id).await? else { return Ok(()) };
    let Some(crawl) = crawls::hold(tx, errand.crawl).await? else { return Ok(()) };
    // Stopped meanwhile: what is under way is not kept.
    if !crawl.state.is_under_way() {
        return Ok(());
    }
    let mut delay = crawl.robots(&errand.address.host()).map_or(1, |it| it.delay);
    match &errand.what {
        What::Robots { host, hops } => {
            let robots = robots_of(visited, &errand.address, *hops);
            delay = delay.max(robots.delay);
            crawls::keep_robots(tx, crawl.id, host, &robots).await?;
            if robots.moved.is_none() && *host == site.start()?.host() {
                add_lists(tx, &crawl, &site.start()?, &robots).await?;
            }
        }
        What::Entry { id, kind, depth, hops, .. } => {
            let answered = Answered { crawl: &crawl, site: &site, address: &errand.address, depth: *depth };
            let (outcome, reason, title) = match kind {
                Fetch::Sitemap => list(tx, &answered, visited).await?,
                Fetch::Page => page(tx, &answered, visited, *hops).await?,
            };
            frontier::settle(tx, crawl.id, *id, (outcome, reason), title.as_deref(), true).await?;
        }
    }
    let waited = i32::try_from(delay.saturating_mul(1_000)).unwrap_or(i32::MAX);
    crawls::spend(tx, crawl.id, spent_ms.saturating_add(waited)).await?;
    let again_at = tx.now() + time::Duration::seconds(i64::try_from(delay).unwrap_or(1));
    tx.record(Event::CrawlMoved { site: site_id, crawl: crawl.id, again_at }).await
}

/// What an answer to the question for `robots.txt` says. Where there is none, everything is allowed; where it could
/// not be had, nothing is.
fn robots_of(visited: Visited, asked: &Address, hops: i32) -> Robots {
    match visited {
        Visited::File(bytes) => Robots::read(&bytes),
        Visited::Failed(Reason::NotFound) | Visited::Page(_) | Visited::Same => Robots::none(),
        Visited::Failed(_) => Robots::away(),
        Visited::Moved(to) => match asked.join(&to) {
            Some(to) if to.is_beside(asked) && hops < MOST_HOPS => Robots::moved(&to, hops + 1),
            _ => Robots::none(),
        },
    }
}

/// Adds the lists of pages that a site names, or the one that most have.
async fn add_lists(
    tx: &mut Tx<access::Work>,
    crawl: &crawls::Held,
    start: &Address,
    robots: &Robots,
) -> Result<(), Fault> {
    if crawl.kind == CrawlKind::Page {
        return Ok(());
    }
    let usual = ["/sitemap.xml".to_owned()];
    let named = if robots.sitemaps.is_empty() { &usual[..] } else { &robots.sitemaps[..] };
    let lists = named.iter().filter_map(|it| start.join(it)).filter(|it| it.is_beside(start));
    let lists: Vec<_> = lists.map(|it| frontier::Entry::new(Fetch::Sitemap, it.as_str(), 1)).collect();
    frontier::add(tx, crawl.id, &lists).await
}

/// Takes up what a list of pages names. A list in a list in a list is not looked for.
async fn list(tx: &mut Tx<access::Work>, it: &Answered<'_>, visited: Visited) -> Result<Fate, Fault> {
    let Visited::File(bytes) = visited else {
        let reason = if let Visited::Failed(reason) = visited { reason } else { Reason::Elsewhere };
        return Ok((Outcome::LeftOut, Some(reason), None));
    };
    let found = sitemap::read(&bytes);
    let lists = found.lists.iter().filter(|_| it.depth < 2).map(|at| (Fetch::Sitemap, at, it.depth + 1));
    let named = lists.chain(found.pages.iter().map(|at| (Fetch::Page, at, 1)));
    let mut entries = Vec::new();
    for (kind, at, depth) in named {
        let Some(at) = it.address.join(at).filter(|at| at.is_beside(it.address)) else { continue };
        if kind == Fetch::Sitemap || (at.may_be_page() && it.site.scope().takes(&at)) {
            entries.push(frontier::Entry::new(kind, at.as_str(), depth));
        }
    }
    frontier::add(tx, it.crawl.id, &entries).await?;
    Ok((Outcome::Unchanged, None, None))
}

/// What becomes of a page.
async fn page(tx: &mut Tx<access::Work>, it: &Answered<'_>, visited: Visited, hops: i32) -> Result<Fate, Fault> {
    let fate = match visited {
        Visited::Page(read) => {
            if it.follows() && it.depth < DEEPEST {
                follow(tx, it, read.base.as_deref(), &read.links).await?;
            }
            return keep(tx, it, &read).await;
        }
        Visited::Same => return still_says(tx, it).await,
        Visited::Moved(to) => moved(tx, it, &to, hops).await?,
        Visited::Failed(reason) => (Outcome::Failed, Some(reason), None),
        Visited::File(_) => (Outcome::Failed, Some(Reason::UnknownType), None),
    };
    lose(tx, it, fate.1).await?;
    Ok(fate)
}

/// Takes up the links of a page.
async fn follow(
    tx: &mut Tx<access::Work>,
    it: &Answered<'_>,
    base: Option<&str>,
    links: &[String],
) -> Result<(), Fault> {
    let base = base.and_then(|base| it.address.join(base)).unwrap_or_else(|| it.address.clone());
    let inside = |to: &Address| to.is_beside(it.address) && to.may_be_page() && it.site.scope().takes(to);
    let found = links.iter().filter_map(|to| base.join(to)).filter(inside);
    let entry = |to: Address| frontier::Entry::new(Fetch::Page, to.as_str(), it.depth + 1).on(it.address.as_str());
    let found: Vec<_> = found.map(entry).take(1_000).collect();
    frontier::add(tx, it.crawl.id, &found).await
}

/// Takes up where a page is now: within the site, and after a few steps at most.
async fn moved(tx: &mut Tx<access::Work>, it: &Answered<'_>, to: &str, hops: i32) -> Result<Fate, Fault> {
    let outside = (Outcome::Failed, Some(Reason::Elsewhere), None);
    let Some(to) = it.address.join(to).filter(|to| to.is_beside(it.address)) else { return Ok(outside) };
    // The same page by another name of ours: it sends everybody in a circle.
    if hops >= MOST_HOPS || to == *it.address {
        return Ok((Outcome::Failed, Some(Reason::Unreachable), None));
    }
    let entry = frontier::Entry::new(Fetch::Page, to.as_str(), it.depth).on(it.address.as_str());
    frontier::add(tx, it.crawl.id, &[entry.after(hops + 1)]).await?;
    Ok((Outcome::Moved, Some(Reason::Elsewhere), None))
}
