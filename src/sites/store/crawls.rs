//! The statements of crawls.

use std::collections::BTreeMap;

use sqlx::types::Json;

use crate::knowledge::Reason;
use crate::prelude::*;
use crate::sites::Robots;
use crate::sites::model::{Crawl, CrawlKind, CrawlState, Cut};

/// A crawl, held until the transaction ends.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Held {
    pub id: CrawlId,
    pub site_id: SiteId,
    pub kind: CrawlKind,
    pub state: CrawlState,
    robots: Json<BTreeMap<String, Robots>>,
    pub spent_ms: i32,
}

impl Held {
    /// What a host's `robots.txt` says, where it was asked for.
    pub fn robots(&self, host: &str) -> Option<&Robots> {
        self.robots.0.get(host)
    }
}

/// Adds a crawl. False where one of the site is under way.
pub async fn add(tx: &mut Tx<impl Permission>, id: CrawlId, site: SiteId, kind: CrawlKind) -> Result<bool, Fault> {
    const ADD: &str = "
        insert into crawls (tenant_id, id, site_id, kind, created_at) values ($1, $2, $3, $4, $5)
        on conflict (tenant_id, site_id) where state in ('waiting', 'reading') do nothing";

    let (tenant, now) = (tx.tenant(), tx.now());
    let added = sqlx::query(ADD).bind(tenant).bind(id).bind(site).bind(kind).bind(now).execute(tx.db()).await?;
    Ok(added.rows_affected() == 1)
}

/// Finds a crawl of this tenant and holds it until the transaction ends.
pub async fn hold(tx: &mut Tx<impl Permission>, id: CrawlId) -> Result<Option<Held>, Fault> {
    const HOLD: &str = "
        select id, site_id, kind, state, robots, spent_ms from crawls where tenant_id = $1 and id = $2 for update";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(HOLD).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}

/// The site of a crawl, without holding anything.
pub async fn site_of(tx: &mut Tx<impl Permission>, id: CrawlId) -> Result<Option<SiteId>, Fault> {
    const SITE_OF: &str = "select site_id from crawls where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(SITE_OF).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}

/// The crawl of a site that goes on, held until the transaction ends.
pub async fn under_way(tx: &mut Tx<impl Permission>, site: SiteId) -> Result<Option<CrawlId>, Fault> {
    const UNDER_WAY: &str = "
        select id from crawls where tenant_id = $1 and site_id = $2 and state in ('waiting', 'reading') for update";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(UNDER_WAY).bind(tenant).bind(site).fetch_optional(tx.db()).await?)
}

/// The newest crawl of a site.
pub async fn newest(tx: &mut Tx<impl Permission>, site: SiteId) -> Result<Option<Crawl>, Fault> {
    const NEWEST: &str = "
        select id, kind, state, reason, cut, created_at, ended_at from crawls
        where tenant_id = $1 and site_id = $2
        order by created_at desc, id desc
        limit 1";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(NEWEST).bind(tenant).bind(site).fetch_optional(tx.db()).await?)
}

/// A crawl that waited begins to read.
pub async fn start(tx: &mut Tx<impl Permission>, id: CrawlId) -> Result<(), Fault> {
    const START: &str = "
        update crawls set state = 'reading', started_at = $3 where tenant_id = $1 and id = $2 and state = 'waiting'";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(START).bind(tenant).bind(id).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Counts time that a crawl has spent.
pub async fn spend(tx: &mut Tx<impl Permission>, id: CrawlId, ms: i32) -> Result<(), Fault> {
    const SPEND: &str = "update crawls set spent_ms = spent_ms + $3 where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    sqlx::query(SPEND).bind(tenant).bind(id).bind(ms).execute(tx.db()).await?;
    Ok(())
}

/// Keeps what a host's `robots.txt` says.
pub async fn keep_robots(tx: &mut Tx<impl Permission>, id: CrawlId, host: &str, robots: &Robots) -> Result<(), Fault> {
    const KEEP_ROBOTS: &str = "
        update crawls set robots = robots || jsonb_build_object($3::text, $4::jsonb) where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    sqlx::query(KEEP_ROBOTS).bind(tenant).bind(id).bind(host).bind(Json(robots)).execute(tx.db()).await?;
    Ok(())
}

/// Ends a crawl.
pub async fn end(
    tx: &mut Tx<impl Permission>,
    id: CrawlId,
    state: CrawlState,
    reason: Option<Reason>,
    cut: Option<Cut>,
) -> Result<(), Fault> {
    const END: &str = "
        update crawls set state = $3, reason = $4, cut = $5, ended_at = $6 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(END).bind(tenant).bind(id).bind(state).bind(reason).bind(cut).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Forgets all but the newest crawls of a site: nobody looks at the others.
pub async fn forget_old(tx: &mut Tx<impl Permission>, site: SiteId) -> Result<(), Fault> {
    const OLD: &str = "
        select id from crawls where tenant_id = $1 and site_id = $2 and state not in ('waiting', 'reading')
        order by created_at desc, id desc
        offset 10 limit 100";

    let tenant = tx.tenant();
    let old: Vec<CrawlId> = sqlx::query_scalar(OLD).bind(tenant).bind(site).fetch_all(tx.db()).await?;
    remove(tx, &old).await
}

/// Forgets every crawl of a site.
pub async fn forget(tx: &mut Tx<impl Permission>, site: SiteId) -> Result<(), Fault> {
    const ALL: &str = "select id from crawls where tenant_id = $1 and site_id = $2 limit 1000";

    let tenant = tx.tenant();
    let all: Vec<CrawlId> = sqlx::query_scalar(ALL).bind(tenant).bind(site).fetch_all(tx.db()).await?;
    remove(tx, &all).await
}

async fn remove(tx: &mut Tx<impl Permission>, crawls: &[CrawlId]) -> Result<(), Fault> {
    const REMOVE_PAGES: &str = "delete from crawl_pages where tenant_id = $1 and crawl_id = any ($2)";
    const REMOVE: &str = "delete from crawls where tenant_id = $1 and id = any ($2)";

    let tenant = tx.tenant();
    sqlx::query(REMOVE_PAGES).bind(tenant).bind(crawls).execute(tx.db()).await?;
    sqlx::query(REMOVE).bind(tenant).bind(crawls).execute(tx.db()).await?;
    Ok(())
}
