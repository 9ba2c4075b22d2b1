//! The doors of websites.

use leptos::prelude::*;
use switchboard::access::KnowledgeWrite;
use switchboard::ids::SiteId;
use switchboard::say;
use switchboard::sites::{self, Added, CrawlKind, Schedule};

use super::problems;
use crate::{Problem, access, go_on, locale, notice, paths};

/// Adds a site, and reads it or lists what would be read.
#[server(endpoint = "sites/add")]
pub async fn add_site(
    address: String,
    #[server(default)] include: String,
    #[server(default)] exclude: String,
    page_cap: String,
    schedule: Schedule,
    language: String,
    first: CrawlKind,
) -> Result<(), Problem> {
    let wanted = problems::wanted(&address, (&include, &exclude), &page_cap, schedule, &language)?;
    let tx = access::require(KnowledgeWrite).await?;
    let locale = locale();
    let site = match sites::add(tx, &wanted, first).await.map_err(problems::add)? {
        Added::New(site) => {
            notice(say!(locale, "sites-did-add"));
            site
        }
        Added::Known(site) => {
            notice(say!(locale, "sites-known"));
            site
        }
    };
    go_on(&paths::site(site));
    Ok(())
}

/// Changes what of a site is read, and how often.
#[server(endpoint = "sites/change")]
pub async fn change_site(
    site: SiteId,
    address: String,
    #[server(default)] include: String,
    #[server(default)] exclude: String,
    page_cap: String,
    schedule: Schedule,
    language: String,
) -> Result<(), Problem> {
    let wanted = problems::wanted(&address, (&include, &exclude), &page_cap, schedule, &language)?;
    let tx = access::require(KnowledgeWrite).await?;
    sites::change(tx, site, &wanted).await.map_err(problems::change)?;
    notice(say!(locale(), "sites-did-change"));
    Ok(())
}

/// Reads a site now, or lists what would be read.
#[server(endpoint = "sites/crawl")]
pub async fn crawl_site(site: SiteId, kind: CrawlKind) -> Result<(), Problem> {
    let tx = access::require(KnowledgeWrite).await?;
    // One page is read by its own door.
    let kind = if kind == CrawlKind::Page { CrawlKind::Whole } else { kind };
    sites::crawl(tx, site, kind).await.map_err(problems::crawl)?;
    notice(say!(locale(), "sites-did-begin"));
    Ok(())
}

/// Reads one page again.
#[server(endpoint = "sites/try-page")]
pub async fn try_page(site: SiteId, address: String) -> Result<(), Problem> {
    let page = sites::Address::parse(&address).ok_or_else(access::not_found)?;
    let tx = access::require(KnowledgeWrite).await?;
    sites::try_page(tx, site, &page).await.map_err(problems::crawl)?;
    notice(say!(locale(), "sites-did-begin"));
    Ok(())
}

/// Stops reading a site.
#[server(endpoint = "sites/stop")]
pub async fn stop_crawl(site: SiteId) -> Result<(), Problem> {
    let tx = access::require(KnowledgeWrite).await?;
    sites::stop(tx, site).await.map_err(problems::stop)?;
    notice(say!(locale(), "sites-did-stop"));
    Ok(())
}

/// Removes a site; its pages are kept, and not searched.
#[server(endpoint = "sites/remove")]
pub async fn remove_site(site: SiteId) -> Result<(), Problem> {
    let tx = access::require(KnowledgeWrite).await?;
    sites::remove(tx, site).await.map_err(problems::remove)?;
    notice(say!(locale(), "sites-did-remove"));
    go_on(&paths::sites());
    Ok(())
}
