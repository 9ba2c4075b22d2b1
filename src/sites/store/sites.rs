//! The statements of sites themselves.

use super::{crawls, frontier, pages};
use crate::knowledge::Language;
use crate::prelude::*;
use crate::sites::model::{Found, Schedule, Site, Wanted};
use crate::sites::{Address, Scope};
use crate::text::Zone;

/// A site, held until the transaction ends.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Held {
    address: String,
    include: Vec<String>,
    exclude: Vec<String>,
    pub page_cap: i32,
    pub schedule: Schedule,
    pub language: Language,
    pub next_crawl_at: Option<OffsetDateTime>,
}

impl Held {
    pub fn scope(&self) -> Scope {
        Scope { include: self.include.clone(), exclude: self.exclude.clone() }
    }

    /// The first page.
    pub fn start(&self) -> Result<Address, Fault> {
        Address::parse(&self.address).ok_or_else(|| Fault::other("the address of a site is none"))
    }
}

/// Finds a site of this tenant and holds it until the transaction ends.
pub async fn hold(tx: &mut Tx<impl Permission>, id: SiteId) -> Result<Option<Held>, Fault> {
    const HOLD: &str = "
        select address, include, exclude, page_cap, schedule, language, next_crawl_at
        from sites where tenant_id = $1 and id = $2 for update";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(HOLD).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}

/// Adds a site. False where there is one of this address.
pub async fn add(tx: &mut Tx<impl Permission>, id: SiteId, wanted: &Wanted) -> Result<bool, Fault> {
    const ADD: &str = "
        insert into sites (tenant_id, id, address, include, exclude, page_cap, schedule, language, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
        on conflict on constraint sites_one_per_address do nothing";

    let (tenant, now) = (tx.tenant(), tx.now());
    let added = sqlx::query(ADD)
        .bind(tenant)
        .bind(id)
        .bind(wanted.address.as_str())
        .bind(&wanted.scope.include)
        .bind(&wanted.scope.exclude)
        .bind(wanted.page_cap)
        .bind(wanted.schedule)
        .bind(wanted.language)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(added.rows_affected() == 1)
}

/// The site of this address.
pub async fn by_address(tx: &mut Tx<impl Permission>, address: &str) -> Result<Option<SiteId>, Fault> {
    const BY_ADDRESS: &str = "select id from sites where tenant_id = $1 and address = $2";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(BY_ADDRESS).bind(tenant).bind(address).fetch_optional(tx.db()).await?)
}

/// How many sites there are.
pub async fn count(tx: &mut Tx<impl Permission>) -> Result<i64, Fault> {
    const COUNT: &str = "select count(*) from sites where tenant_id = $1";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(COUNT).bind(tenant).fetch_one(tx.db()).await?)
}

/// Changes everything but the address.
pub async fn change(tx: &mut Tx<impl Permission>, id: SiteId, wanted: &Wanted) -> Result<(), Fault> {
    const CHANGE: &str = "
        update sites
        set include = $3, exclude = $4, page_cap = $5, schedule = $6, language = $7, updated_at = $8
        where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(CHANGE)
        .bind(tenant)
        .bind(id)
        .bind(&wanted.scope.include)
        .bind(&wanted.scope.exclude)
        .bind(wanted.page_cap)
        .bind(wanted.schedule)
        .bind(wanted.language)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Says when a site is read next by itself.
pub async fn set_next(tx: &mut Tx<impl Permission>, id: SiteId, at: Option<OffsetDateTime>) -> Result<(), Fault> {
    const SET_NEXT: &str = "update sites set next_crawl_at = $3 where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    sqlx::query(SET_NEXT).bind(tenant).bind(id).bind(at).execute(tx.db()).await?;
    Ok(())
}

/// Removes a site that has no pages and no crawls any more.
pub async fn remove(tx: &mut Tx<impl Permission>, id: SiteId) -> Result<(), Fault> {
    const REMOVE: &str = "delete from sites where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    sqlx::query(REMOVE).bind(tenant).bind(id).execute(tx.db()).await?;
    Ok(())
}

/// The zone by whose nights sites are read.
pub async fn zone(tx: &mut Tx<impl Permission>) -> Result<Zone, Fault> {
    const ZONE: &str = "select time_zone from tenants where id = $1";

    let tenant = tx.tenant();
    let name: String = sqlx::query_scalar(ZONE).bind(tenant).fetch_one(tx.db()).await?;
    Ok(Zone::named_or_utc(&name))
}

/// Every site, those added last first.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list(tx: &mut Tx<impl Permission>) -> Result<Vec<Site>, Fault> {
    listed(tx, None).await
}

/// A site with its pages, its newest crawl, and what that reports.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn find(tx: &mut Tx<impl Permission>, id: SiteId) -> Result<Option<Found>, Fault> {
    let Some(site) = listed(tx, Some(id)).await?.pop() else { return Ok(None) };
    let crawl = match crawls::newest(tx, id).await? {
        Some(crawl) => {
            let progress = frontier::progress(tx, crawl.id, site.page_cap).await?;
            let reported = frontier::report(tx, crawl.id).await?;
            Some((crawl, progress, reported))
        }
        None => None,
    };
    Ok(Some(Found { site, crawl, pages: pages::list(tx, id).await? }))
}

/// Every site, or the one that is asked for.
async fn listed(tx: &mut Tx<impl Permission>, only: Option<SiteId>) -> Result<Vec<Site>, Fault> {
    const LISTED: &str = "
        select s.id, s.address, s.include, s.exclude, s.page_cap, s.schedule, s.language, s.next_crawl_at,
               (select max(c.ended_at) from crawls c
                 where c.tenant_id = s.tenant_id and c.site_id = s.id and c.kind = 'whole' and c.state = 'done') as last_read_at,
               p.pages, p.stale, newest.state, newest.reason
        from sites s
        left join lateral (
            select c.state, c.reason from crawls c
            where c.tenant_id = s.tenant_id and c.site_id = s.id order by c.created_at desc, c.id desc limit 1
        ) newest on true
        cross join lateral (
            select count(*) filter (where i.state <> 'disabled') as pages, count(*) filter (where i.state = 'stale') as stale
            from site_pages p join knowledge_items i on i.tenant_id = p.tenant_id and i.id = p.item_id
            where p.tenant_id = s.tenant_id and p.site_id = s.id
        ) p
        where s.tenant_id = $1 and ($2::uuid is null or s.id = $2)
        order by s.created_at desc, s.id desc
        limit 60";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(LISTED).bind(tenant).bind(only).fetch_all(tx.db()).await?)
}

/// How many sites could not be read when that was tried last.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn failing(tx: &mut Tx<impl Permission>) -> Result<i64, Fault> {
    const FAILING: &str = "
        select count(*) from sites s
        where s.tenant_id = $1
          and (select c.state from crawls c
                where c.tenant_id = s.tenant_id and c.site_id = s.id and c.kind <> 'page'
                order by c.created_at desc limit 1) = 'failed'";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(FAILING).bind(tenant).fetch_one(tx.db()).await?)
}
