//! The statements of a site's pages.

use crate::knowledge::{Reason, State};
use crate::prelude::*;
use crate::sites::model::SitePage;
use crate::sites::visited::ReadPage;

/// A page that is knowledge.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Known {
    pub item_id: ItemId,
    pub digest: String,
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    pub state: State,
    pub reason: Option<Reason>,
}

impl Known {
    /// Whether a person took it out of the search: then it stays out. What a crawl takes out has a reason.
    pub fn is_put_aside(&self) -> bool {
        self.state == State::Disabled && self.reason.is_none()
    }
}

/// The page of this address, if it is knowledge.
pub async fn known(tx: &mut Tx<impl Permission>, site: SiteId, address: &str) -> Result<Option<Known>, Fault> {
    const KNOWN: &str = "
        select p.item_id, p.digest, p.etag, p.last_modified, i.state, i.reason
        from site_pages p
        join knowledge_items i on i.tenant_id = p.tenant_id and i.id = p.item_id
        where p.tenant_id = $1 and p.site_id = $2 and p.address = $3";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(KNOWN).bind(tenant).bind(site).bind(address).fetch_optional(tx.db()).await?)
}

/// Whether a page is knowledge, or was found by a crawl of the site.
pub async fn is_known(tx: &mut Tx<impl Permission>, site: SiteId, address: &str) -> Result<bool, Fault> {
    const IS_KNOWN: &str = "
        select exists (select from site_pages where tenant_id = $1 and site_id = $2 and address = $3)
            or exists (select from crawl_pages p join crawls c on c.tenant_id = p.tenant_id and c.id = p.crawl_id
                        where p.tenant_id = $1 and c.site_id = $2 and p.address = $3 and p.kind = 'page')";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(IS_KNOWN).bind(tenant).bind(site).bind(address).fetch_one(tx.db()).await?)
}

/// The addresses of a site's pages that are searched.
pub async fn addresses(tx: &mut Tx<impl Permission>, site: SiteId) -> Result<Vec<String>, Fault> {
    const ADDRESSES: &str = "
        select p.address from site_pages p
        join knowledge_items i on i.tenant_id = p.tenant_id and i.id = p.item_id and i.state <> 'disabled'
        where p.tenant_id = $1 and p.site_id = $2
        order by p.read_at desc, p.address
        limit 200";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(ADDRESSES).bind(tenant).bind(site).fetch_all(tx.db()).await?)
}

/// Whether another page of the site, which this crawl has read, says the same.
pub async fn has_twin(
    tx: &mut Tx<impl Permission>,
    (site, crawl): (SiteId, CrawlId),
    address: &str,
    digest: &str,
) -> Result<bool, Fault> {
    const HAS_TWIN: &str = "
        select exists (
            select from site_pages p
            join crawl_pages c on c.tenant_id = p.tenant_id and c.crawl_id = $3 and c.address = p.address
            where p.tenant_id = $1 and p.site_id = $2 and p.digest = $5 and p.address <> $4
              and c.outcome in ('new', 'changed', 'unchanged'))";

    let tenant = tx.tenant();
    let asked = sqlx::query_scalar(HAS_TWIN).bind(tenant).bind(site).bind(crawl).bind(address).bind(digest);
    Ok(asked.fetch_one(tx.db()).await?)
}

/// Keeps which item says what stands at an address.
pub async fn keep(
    tx: &mut Tx<impl Permission>,
    site: SiteId,
    address: &str,
    (item, digest): (ItemId, &str),
    read: &ReadPage,
) -> Result<(), Fault> {
    const KEEP: &str = "
        insert into site_pages (tenant_id, site_id, address, item_id, etag, last_modified, digest, read_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (tenant_id, site_id, address) do update
        set etag = excluded.etag, last_modified = excluded.last_modified, digest = excluded.digest, read_at = excluded.read_at";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(KEEP)
        .bind(tenant)
        .bind(site)
        .bind(address)
        .bind(item)
        .bind(&read.etag)
        .bind(&read.last_modified)
        .bind(digest)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// A page still says what it said.
pub async fn is_same(tx: &mut Tx<impl Permission>, site: SiteId, address: &str) -> Result<(), Fault> {
    const IS_SAME: &str = "
        update site_pages set read_at = $4 where tenant_id = $1 and site_id = $2 and address = $3";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(IS_SAME).bind(tenant).bind(site).bind(address).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// The items of searched pages that a crawl did not come to.
pub async fn passed_over(tx: &mut Tx<impl Permission>, site: SiteId, crawl: CrawlId) -> Result<Vec<ItemId>, Fault> {
    const PASSED_OVER: &str = "
        select p.item_id from site_pages p
        join knowledge_items i on i.tenant_id = p.tenant_id and i.id = p.item_id and i.state = 'ready'
        where p.tenant_id = $1 and p.site_id = $2
          and not exists (select from crawl_pages c
                           where c.tenant_id = $1 and c.crawl_id = $3 and c.address = p.address and c.outcome <> 'waiting')
        limit 1000";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(PASSED_OVER).bind(tenant).bind(site).bind(crawl).fetch_all(tx.db()).await?)
}

/// Forgets the pages of a site. Returns their items.
pub async fn forget(tx: &mut Tx<impl Permission>, site: SiteId) -> Result<Vec<ItemId>, Fault> {
    const FORGET: &str = "delete from site_pages where tenant_id = $1 and site_id = $2 returning item_id";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(FORGET).bind(tenant).bind(site).fetch_all(tx.db()).await?)
}

/// The pages of a site, those that are not searched last.
pub async fn list(tx: &mut Tx<impl Permission>, site: SiteId) -> Result<Vec<SitePage>, Fault> {
    const LIST: &str = "
        select p.address, p.item_id, p.site_id, coalesce(v.title, i.name) as title, i.language, i.state, i.reason,
               coalesce(i.active_version, 0) as version, p.read_at
        from site_pages p
        join knowledge_items i on i.tenant_id = p.tenant_id and i.id = p.item_id
        left join knowledge_versions v on v.tenant_id = i.tenant_id and v.item_id = i.id and v.number = i.active_version
        where p.tenant_id = $1 and p.site_id = $2
        order by i.state = 'disabled', p.address
        limit 200";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(LIST).bind(tenant).bind(site).fetch_all(tx.db()).await?)
}

/// Where an item of knowledge was read, if it is a page of a site.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn page_of_item(tx: &mut Tx<impl Permission>, item: ItemId) -> Result<Option<SitePage>, Fault> {
    const OF_ITEM: &str = "
        select p.address, p.item_id, p.site_id, coalesce(v.title, i.name) as title, i.language, i.state, i.reason,
               coalesce(i.active_version, 0) as version, p.read_at
        from site_pages p
        join knowledge_items i on i.tenant_id = p.tenant_id and i.id = p.item_id
        left join knowledge_versions v on v.tenant_id = i.tenant_id and v.item_id = i.id and v.number = i.active_version
        where p.tenant_id = $1 and p.item_id = $2";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(OF_ITEM).bind(tenant).bind(item).fetch_optional(tx.db()).await?)
}
