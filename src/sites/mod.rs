//! Sites: websites that the assistant may answer from.
//!
//! A workspace names a *site* by the address of its first page. A *crawl* reads it: from that page,
//! the site's own list of pages and the links between them it finds *pages*, asks for one after
//! another, and keeps the words of each as an item of knowledge. Read again, by hand or every day
//! or week, only what has changed makes a new version. A *listing* says what would be read, and
//! keeps nothing.
//!
//! ```text
//! crawl:  waiting ──► reading ──► done | failed
//!                        └──────► stopped
//! page:   waiting ──► new | changed | unchanged | moved | left out | failed
//! ```
//!
//! Promises
//! - Nothing is asked for that `robots.txt` forbids, and a host is asked once a second at most.
//! - A crawl reads [`MOST_PAGES`] pages, [`DEEPEST`] links deep, in [`LONGEST_CRAWL`] at most; it
//!   never leaves its site, whatever a page links or redirects to.
//! - What was asked for and what became of it are kept in one transaction: a worker that dies is
//!   taken over where it was, and nothing is kept twice.
//! - A page whose words are the same makes no version, and its passages stay the same.
//! - A page that is gone is searched no more; one that could not be read is marked as out of date.
//! - What a person disabled stays disabled, and is not asked for.
//!
//! Start reading at [`add`], then [`work`], which reads. Not here: calling the site (`server`),
//! reading HTML (`documents`), cutting and searching words (`knowledge`).

mod address;
mod commands;
mod model;
mod robots;
mod schedule;
mod scope;
pub mod sitemap;
mod steps;
mod store;
pub mod visited;
pub mod work;

use time::Duration;

pub use address::Address;
pub use commands::{
    Added, CannotAdd, CannotChange, CannotCrawl, CannotRemove, CannotStop, MOST_SITES, add, change, crawl, remove,
    stop, try_page,
};
pub use model::{
    Crawl, CrawlKind, CrawlState, Cut, Fetch, Found, Outcome, Progress, Reported, Schedule, Site, SitePage, Unreadable,
    Wanted,
};
pub use robots::Robots;
pub use scope::{MOST_PATTERNS, Scope};
pub use store::pages::page_of_item;
pub use store::sites::{failing, find, list};

/// Pages that one crawl reads, at most.
pub const MOST_PAGES: i32 = 50;
/// Links between the first page and the last that is read, at most.
pub const DEEPEST: i32 = 5;
/// Redirects from one page to the next, at most.
pub const MOST_HOPS: i32 = 5;
/// Addresses that one crawl remembers, at most.
pub const MOST_FOUND: i64 = 500;
/// Time that one crawl may spend, asking and waiting for its turn.
pub const LONGEST_CRAWL: Duration = Duration::minutes(10);

#[cfg(test)]
mod tests;
