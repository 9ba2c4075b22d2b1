//! The nouns of sites.

use serde::Serialize;
use time::OffsetDateTime;

use super::{Address, Scope};
use crate::ids::*;
use crate::knowledge::{Language, Reason, State};

crate::words! {
    /// How often a site is read again by itself.
    pub enum Schedule {
        /// Only when somebody says so.
        Manual = "manual",
        /// Every night.
        Daily = "daily",
        /// One night a week.
        Weekly = "weekly",
    }
}

crate::words! {
    /// What a crawl is for.
    pub enum CrawlKind {
        /// Every page is read and kept.
        Whole = "whole",
        /// Every page is read, and none is kept: it says what would be.
        Listing = "listing",
        /// One page is read again.
        Page = "page",
    }
}

crate::words! {
    /// How far a crawl is.
    pub enum CrawlState {
        /// It has not begun.
        Waiting = "waiting",
        /// It reads.
        Reading = "reading",
        /// It has read what there was to read.
        Done = "done",
        /// Somebody stopped it.
        Stopped = "stopped",
        /// Not even the first page could be had.
        Failed = "failed",
    }
}

crate::words! {
    /// What ended a crawl before every page was read.
    pub enum Cut {
        /// The site has more pages than are read.
        Pages = "pages",
        /// It took too long.
        Time = "time",
    }
}

crate::words! {
    /// What becomes of an address in a crawl.
    pub enum Outcome {
        /// It was not asked for yet.
        Waiting = "waiting",
        /// A page that was not known.
        New = "new",
        /// It says something else than before.
        Changed = "changed",
        /// It says what it said.
        Unchanged = "unchanged",
        /// It is at another address.
        Moved = "moved",
        /// It is not kept; the reason says why.
        LeftOut = "left_out",
        /// It could not be read; the reason says why.
        Failed = "failed",
    }
}

crate::words! {
    /// What an address of a crawl leads to.
    pub enum Fetch {
        /// A page.
        Page = "page",
        /// A list of pages.
        Sitemap = "sitemap",
    }
}

/// What somebody wants read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The first page.
    pub address: Address,
    /// Which paths.
    pub scope: Scope,
    /// Most pages; see [`super::MOST_PAGES`].
    pub page_cap: i32,
    /// How often.
    pub schedule: Schedule,
    /// The language of pages that do not tell theirs.
    pub language: Language,
}

/// A site, with what became of it last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Site {
    /// Which site.
    pub id: SiteId,
    /// The first page.
    pub address: String,
    /// Paths that are read; none is every path.
    pub include: Vec<String>,
    /// Paths that are not.
    pub exclude: Vec<String>,
    /// Most pages.
    pub page_cap: i32,
    /// How often it is read.
    pub schedule: Schedule,
    /// The language of pages that do not tell theirs.
    pub language: Language,
    /// When it is read next by itself.
    pub next_crawl_at: Option<OffsetDateTime>,
    /// When a crawl last kept what it read.
    pub last_read_at: Option<OffsetDateTime>,
    /// Pages that are searched.
    pub pages: i64,
    /// Pages that may be out of date.
    pub stale: i64,
    /// How far its newest crawl is.
    pub state: Option<CrawlState>,
    /// Why that failed.
    pub reason: Option<Reason>,
}

impl Site {
    /// Which paths are read.
    pub fn scope(&self) -> Scope {
        Scope { include: self.include.clone(), exclude: self.exclude.clone() }
    }

    /// Whether a crawl is under way.
    pub fn is_being_read(&self) -> bool {
        self.state.is_some_and(CrawlState::is_under_way)
    }
}

impl CrawlState {
    /// Whether it goes on.
    pub const fn is_under_way(self) -> bool {
        matches!(self, Self::Waiting | Self::Reading)
    }
}

/// A crawl.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Crawl {
    /// Which crawl.
    pub id: CrawlId,
    /// What it is for.
    pub kind: CrawlKind,
    /// How far it is.
    pub state: CrawlState,
    /// Why it failed.
    pub reason: Option<Reason>,
    /// What ended it early.
    pub cut: Option<Cut>,
    /// When somebody, or the schedule, asked for it.
    pub created_at: OffsetDateTime,
    /// When it ended.
    pub ended_at: Option<OffsetDateTime>,
}

/// How far a crawl has come, in pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, sqlx::FromRow)]
pub struct Progress {
    /// Pages that were asked for.
    pub done: i64,
    /// Pages that are known of, as far as they will be asked for.
    pub total: i64,
    /// Pages that were not known.
    pub new: i64,
    /// Pages that say something else.
    pub changed: i64,
    /// Pages that say what they said.
    pub unchanged: i64,
    /// Known pages that are knowledge no more.
    pub gone: i64,
    /// Pages that could not be read.
    pub failed: i64,
}

/// An address of a crawl, as it is reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Reported {
    /// Where.
    pub address: String,
    /// Its title, where it was read.
    pub title: Option<String>,
    /// What became of it.
    pub outcome: Outcome,
    /// Why, where that does not say it.
    pub reason: Option<Reason>,
    /// The page with the first link to it.
    pub found_on: Option<String>,
}

/// A page that is knowledge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct SitePage {
    /// Where.
    pub address: String,
    /// Its item of knowledge.
    pub item_id: ItemId,
    /// Of which site.
    pub site_id: SiteId,
    /// Its title.
    pub title: String,
    /// The language that it was found to be written in.
    pub language: Language,
    /// How far it is.
    pub state: State,
    /// Why.
    pub reason: Option<Reason>,
    /// Number of its active version.
    pub version: i32,
    /// When it last was what that says.
    pub read_at: OffsetDateTime,
}

/// A site with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// The site.
    pub site: Site,
    /// Its newest crawl, with how far it has come and what it reports.
    pub crawl: Option<(Crawl, Progress, Vec<Reported>)>,
    /// Its pages.
    pub pages: Vec<SitePage>,
}

/// Why a site cannot be read as it is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// No address of a page.
    #[error("the address is not one of a page")]
    Address,
    /// Not paths, or too many.
    #[error("the paths to read are not paths, a line each")]
    Include,
    /// Not paths, or too many.
    #[error("the paths to leave out are not paths, a line each")]
    Exclude,
    /// Not between 1 and [`super::MOST_PAGES`].
    #[error("1 to 50 pages can be read")]
    PageCap,
}

impl Wanted {
    /// Reads what somebody wants; the first limit that is passed is told.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn parse(
        address: &str,
        (include, exclude): (Vec<String>, Vec<String>),
        page_cap: i32,
        schedule: Schedule,
        language: Language,
    ) -> Result<Self, Unreadable> {
        let address = Address::parse(address).ok_or(Unreadable::Address)?;
        if !Scope::fits(&include) {
            return Err(Unreadable::Include);
        }
        if !Scope::fits(&exclude) {
            return Err(Unreadable::Exclude);
        }
        if !(1..=super::MOST_PAGES).contains(&page_cap) {
            return Err(Unreadable::PageCap);
        }
        Ok(Self { address, scope: Scope { include, exclude }, page_cap, schedule, language })
    }
}
