//! Websites as callers name them and are shown them.

use serde::{Deserialize, Serialize};
use switchboard::ids::*;
use switchboard::sites::{self, Found, Site};
use time::OffsetDateTime;
use utoipa::ToSchema;

use crate::api::asked::Whole;

/// A website to be read.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSite {
    /// The page to begin with.
    #[schema(min_length = 1, max_length = 1_000, example = "https://www.example.com/help")]
    pub(super) address: String,
    /// Only paths that begin so; `*` is anything, `$` the end. None is every path.
    #[serde(default)]
    #[schema(max_items = 20, required = false, example = json!(["/help/"]))]
    pub(super) include: Vec<String>,
    /// Not these paths.
    #[serde(default)]
    #[schema(max_items = 20, required = false, example = json!(["/help/old/"]))]
    pub(super) exclude: Vec<String>,
    /// Pages at most; 50 where it is left out.
    #[schema(value_type = Option<i32>, minimum = 1, maximum = 50)]
    pub(super) page_cap: Option<Whole>,
    /// `manual`, `daily` or `weekly`; by hand where it is left out.
    #[schema(pattern = "^(manual|daily|weekly)$", example = "weekly")]
    pub(super) schedule: Option<String>,
    /// The language of pages that do not tell theirs, two lower-case letters; English where it is left out.
    #[schema(pattern = "^(en|fr|de|es|it|nl|pt)$", example = "fr")]
    pub(super) language: Option<String>,
    /// List what would be read, and keep nothing.
    #[serde(default)]
    #[schema(required = false)]
    pub(super) only_list: bool,
}

/// How a site is to be read now.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCrawl {
    /// List what would be read, and keep nothing.
    #[serde(default)]
    #[schema(required = false)]
    pub(super) only_list: bool,
    /// Read this page alone again, which must be one that the site is known to have.
    #[schema(max_length = 2_000, example = "https://www.example.com/help/delivery")]
    pub(super) page: Option<String>,
}

/// A website.
#[derive(Debug, Serialize, ToSchema)]
pub struct Website {
    /// Its id.
    #[schema(value_type = Uuid)]
    id: SiteId,
    /// The page that reading begins with.
    address: String,
    /// Paths that are read; none is every path.
    include: Vec<String>,
    /// Paths that are not.
    exclude: Vec<String>,
    /// Pages at most.
    page_cap: i32,
    /// `manual`, `daily` or `weekly`.
    #[schema(example = "weekly")]
    schedule: &'static str,
    /// How far its newest crawl is: `waiting`, `reading`, `done`, `stopped` or `failed`.
    #[schema(example = "done")]
    crawl: Option<&'static str>,
    /// Why that failed.
    reason: Option<&'static str>,
    /// Pages that are searched.
    pages: i64,
    /// When its pages were last read.
    #[serde(with = "time::serde::rfc3339::option")]
    last_read_at: Option<OffsetDateTime>,
    /// When they are read next by themselves.
    #[serde(with = "time::serde::rfc3339::option")]
    next_read_at: Option<OffsetDateTime>,
}

impl From<Site> for Website {
    fn from(it: Site) -> Self {
        Self {
            id: it.id,
            address: it.address,
            include: it.include,
            exclude: it.exclude,
            page_cap: it.page_cap,
            schedule: it.schedule.word(),
            crawl: it.state.map(|it| it.word()),
            reason: it.reason.map(|it| it.word()),
            pages: it.pages,
            last_read_at: it.last_read_at,
            next_read_at: it.next_crawl_at,
        }
    }
}

/// The websites of a workspace.
#[derive(Debug, Serialize, ToSchema)]
pub struct Websites {
    pub(super) sites: Vec<Website>,
}

/// What became of a page of the newest crawl.
#[derive(Debug, Serialize, ToSchema)]
pub struct CrawledPage {
    /// Where.
    address: String,
    /// Its title, where it was read.
    title: Option<String>,
    /// `new`, `changed`, `unchanged`, `left_out` or `failed`.
    #[schema(example = "new")]
    outcome: &'static str,
    /// Why, where that does not say it.
    reason: Option<&'static str>,
}

/// A page that is knowledge.
#[derive(Debug, Serialize, ToSchema)]
pub struct KnownPage {
    /// Where.
    address: String,
    /// Its item of knowledge.
    #[schema(value_type = Uuid)]
    item: ItemId,
    /// Its title.
    title: String,
    /// How far it is: `ready`, `stale` or `disabled`.
    #[schema(example = "ready")]
    state: &'static str,
    /// Why.
    reason: Option<&'static str>,
    /// When it last was what the item says.
    #[serde(with = "time::serde::rfc3339")]
    read_at: OffsetDateTime,
}

/// A website with its pages.
#[derive(Debug, Serialize, ToSchema)]
pub struct WholeWebsite {
    site: Website,
    /// Pages of the newest crawl that were asked for.
    done: i64,
    /// Pages that it asks for, as far as it knows.
    total: i64,
    /// What became of each, 200 at most.
    crawled: Vec<CrawledPage>,
    /// The pages that are knowledge, 200 at most.
    pages: Vec<KnownPage>,
}

impl From<Found> for WholeWebsite {
    fn from(it: Found) -> Self {
        let (progress, reported) = it.crawl.map(|(_, progress, reported)| (progress, reported)).unwrap_or_default();
        let crawled = |it: sites::Reported| CrawledPage {
            address: it.address,
            title: it.title,
            outcome: it.outcome.word(),
            reason: it.reason.map(|it| it.word()),
        };
        let page = |it: sites::SitePage| KnownPage {
            address: it.address,
            item: it.item_id,
            title: it.title,
            state: it.state.word(),
            reason: it.reason.map(|it| it.word()),
            read_at: it.read_at,
        };
        Self {
            site: it.site.into(),
            done: progress.done,
            total: progress.total,
            crawled: reported.into_iter().map(crawled).collect(),
            pages: it.pages.into_iter().map(page).collect(),
        }
    }
}
