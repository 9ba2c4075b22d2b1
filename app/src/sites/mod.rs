//! Websites: what the assistant may answer from of what stands on the web.
//!
//! [`sites_page`] lists them, [`new_page`] adds one, and [`site_page`] is one site: how far reading
//! it has come, what the last reading found, its pages, and how it is read; [`preview_page`] shows which
//! answers would be others without it.
//!
//! Promises
//! - Whoever may not write sees the same pages without the forms; the doors refuse anyway.
//! - Every page that was not read says why, and where it can help there is a button to try it again.
//! - A page is shown as it is while a crawl goes on; with scripts it moves by itself.
//!
//! Start reading at [`site_page`]. Not here: what a crawl does (`switchboard::sites`), what becomes of a
//! page's words (`knowledge`).

pub mod doors;
mod fields;
mod list;
mod new;
mod pages;
mod preview;
mod problems;
mod reading;
mod site;
mod words;

pub use list::sites_page;
pub use new::new_page;
pub(crate) use pages::OfPage;
pub use preview::preview_page;
pub use site::site_page;
pub(crate) use words::why;

use switchboard::access::Right;

use crate::routes::Guard::Needs;
use crate::routes::{Entry, door, needs};
use doors::*;

/// The pages, and what each asks.
pub const PAGES: &[Entry] = &[
    needs("/knowledge/sites", Right::KnowledgeRead),
    needs("/knowledge/sites/new", Right::KnowledgeWrite),
    needs("/knowledge/sites/:site", Right::KnowledgeRead),
    needs("/knowledge/sites/:site/preview", Right::KnowledgeWrite),
];

/// The doors, and what each asks.
pub const DOORS: &[Entry] = &[
    door::<AddSite>(Needs(Right::KnowledgeWrite)),
    door::<ChangeSite>(Needs(Right::KnowledgeWrite)),
    door::<CrawlSite>(Needs(Right::KnowledgeWrite)),
    door::<TryPage>(Needs(Right::KnowledgeWrite)),
    door::<StopCrawl>(Needs(Right::KnowledgeWrite)),
    door::<RemoveSite>(Needs(Right::KnowledgeWrite)),
];
