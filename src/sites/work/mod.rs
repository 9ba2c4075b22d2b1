//! What jobs do for sites: one question at a time, so that a worker that dies loses none.
//!
//! [`next`] says what to ask for, outside of any transaction the machine room asks, and [`take`]
//! keeps what came of it; from that follows the next question, not sooner than the site allows.

mod finish;
mod keep;
mod next;
mod take;

use super::model::Fetch;
use super::store::{crawls, frontier, sites};
use super::{Address, CrawlKind, Outcome, steps};
use crate::knowledge::Reason;
use crate::prelude::*;

pub use next::next;
pub use take::take;

/// What to ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errand {
    /// For which crawl.
    pub crawl: CrawlId,
    /// What is asked for.
    pub what: What,
    /// Where.
    pub address: Address,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// `robots.txt` of a host, after so many redirects.
    Robots {
        /// The host that wants to know.
        host: String,
        /// Redirects that led here.
        hops: i32,
    },
    /// A page, or a list of pages.
    Entry {
        /// Which one of the crawl's.
        id: CrawlPageId,
        /// Which of both.
        kind: Fetch,
        /// Links between it and the first page.
        depth: i32,
        /// Redirects that led here.
        hops: i32,
        /// By what the site told the version that is known.
        etag: Option<String>,
        /// When the site changed that.
        last_modified: Option<String>,
    },
}

impl Errand {
    /// Whether a page is wanted, and not a file about pages.
    pub const fn wants_page(&self) -> bool {
        matches!(self.what, What::Entry { kind: Fetch::Page, .. })
    }
}

/// Passes over the page that a crawl failed at, each time, and goes on with the others.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn give_up(tx: &mut Tx<access::Work>, crawl: CrawlId) -> Result<(), Fault> {
    let Some(held) = crawls::hold(tx, crawl).await?.filter(|it| it.state.is_under_way()) else { return Ok(()) };
    if let Some(stuck) = frontier::waiting(tx, crawl).await?.first() {
        let fate = (Outcome::Failed, Some(Reason::Damaged));
        frontier::settle(tx, crawl, stuck.id, fate, None, true).await?;
    }
    let now = tx.now();
    tx.record(Event::CrawlMoved { site: held.site_id, crawl, again_at: now }).await
}

/// Begins the crawl that a schedule has come to, and plans the one after it.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn begin_planned(tx: &mut Tx<access::Work>, site: SiteId) -> Result<(), Fault> {
    let Some(held) = sites::hold(tx, site).await? else { return Ok(()) };
    // Somebody has changed the schedule since: it is due at another time, or never.
    if held.next_crawl_at.is_none_or(|at| at > tx.now()) {
        return Ok(());
    }
    steps::plan(tx, site, held.schedule).await?;
    // Where somebody reads it just now, that will do.
    steps::begin(tx, site, &held.start()?, CrawlKind::Whole).await.map(drop)
}
