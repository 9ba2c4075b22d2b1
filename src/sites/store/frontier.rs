//! The statements of what a crawl asks for.

use serde::Serialize;
use sqlx::types::Json;

use crate::knowledge::Reason;
use crate::prelude::*;
use crate::sites::MOST_FOUND;
use crate::sites::model::{Fetch, Outcome, Progress, Reported};

/// An address to be asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    id: CrawlPageId,
    kind: Fetch,
    address: String,
    depth: i32,
    hops: i32,
    found_on: Option<String>,
}

impl Entry {
    pub fn new(kind: Fetch, address: &str, depth: i32) -> Self {
        Self { id: CrawlPageId::new(), kind, address: address.to_owned(), depth, hops: 0, found_on: None }
    }

    /// The same, found by a link.
    pub fn on(mut self, page: &str) -> Self {
        self.found_on = Some(page.to_owned());
        self
    }

    /// The same, found by so many redirects.
    pub fn after(mut self, hops: i32) -> Self {
        self.hops = hops;
        self
    }
}

/// Adds addresses to a crawl, as far as there is room. One that is known already keeps its place, unless it waits
/// and is nearer than was thought.
pub async fn add(tx: &mut Tx<impl Permission>, crawl: CrawlId, entries: &[Entry]) -> Result<(), Fault> {
    const ADD: &str = "
        insert into crawl_pages as it (tenant_id, crawl_id, id, kind, address, depth, hops, found_on)
        select $1, $2, found.id, found.kind, found.address, found.depth, found.hops, found.found_on
        from jsonb_to_recordset($3)
             as found(id uuid, kind text, address text, depth integer, hops integer, found_on text)
        order by found.id
        limit greatest(0, $4 - (select count(*) from crawl_pages where tenant_id = $1 and crawl_id = $2))
        on conflict on constraint crawl_pages_once do update
        set depth = excluded.depth, found_on = coalesce(it.found_on, excluded.found_on)
        where it.outcome = 'waiting' and it.depth > excluded.depth";

    // The same twice in one statement is more than PostgreSQL settles.
    let mut seen = std::collections::BTreeSet::new();
    let entries: Vec<&Entry> = entries.iter().filter(|it| seen.insert(it.address.as_str())).collect();
    let tenant = tx.tenant();
    sqlx::query(ADD).bind(tenant).bind(crawl).bind(Json(entries)).bind(MOST_FOUND).execute(tx.db()).await?;
    Ok(())
}

/// An address that waits for its turn.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Waiting {
    pub id: CrawlPageId,
    pub kind: Fetch,
    pub address: String,
    pub depth: i32,
    pub hops: i32,
}

/// The next addresses whose turn it is: the first page, lists of pages, then what is nearest to it.
pub async fn waiting(tx: &mut Tx<impl Permission>, crawl: CrawlId) -> Result<Vec<Waiting>, Fault> {
    const WAITING: &str = "
        select id, kind, address, depth, hops from crawl_pages
        where tenant_id = $1 and crawl_id = $2 and outcome = 'waiting'
        order by case when depth = 0 then 0 when kind = 'sitemap' then 1 else 2 end, depth, id
        limit 50";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(WAITING).bind(tenant).bind(crawl).fetch_all(tx.db()).await?)
}

/// What a crawl has found out about an address, if it knows of it.
pub async fn outcome(tx: &mut Tx<impl Permission>, crawl: CrawlId, address: &str) -> Result<Option<Outcome>, Fault> {
    const OUTCOME: &str = "select outcome from crawl_pages where tenant_id = $1 and crawl_id = $2 and address = $3";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(OUTCOME).bind(tenant).bind(crawl).bind(address).fetch_optional(tx.db()).await?)
}

/// Says what became of an address.
pub async fn settle(
    tx: &mut Tx<impl Permission>,
    crawl: CrawlId,
    id: CrawlPageId,
    (outcome, reason): (Outcome, Option<Reason>),
    title: Option<&str>,
    was_asked: bool,
) -> Result<(), Fault> {
    const SETTLE: &str = "
        update crawl_pages set outcome = $4, reason = $5, title = $6, asked_at = case when $7 then $8::timestamptz end
        where tenant_id = $1 and crawl_id = $2 and id = $3";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(SETTLE)
        .bind(tenant)
        .bind(crawl)
        .bind(id)
        .bind(outcome)
        .bind(reason)
        .bind(title)
        .bind(was_asked)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// How far a crawl has come. What led elsewhere, or to nothing, takes no place of another page.
pub async fn progress(tx: &mut Tx<impl Permission>, crawl: CrawlId, page_cap: i32) -> Result<Progress, Fault> {
    const PROGRESS: &str = "
        with pages as (
            select outcome, reason,
                   asked_at is not null and outcome <> 'moved' and reason is distinct from 'not-found' as counts
            from crawl_pages where tenant_id = $1 and crawl_id = $2 and kind = 'page'
        )
        select count(*) filter (where counts) as done,
               least($3, count(*) filter (where counts or outcome = 'waiting')) as total,
               count(*) filter (where outcome = 'new') as new,
               count(*) filter (where outcome = 'changed') as changed,
               count(*) filter (where outcome = 'unchanged') as unchanged,
               count(*) filter (where outcome = 'failed') as failed,
               (select count(*) from crawl_pages c
                  join crawls k on k.tenant_id = c.tenant_id and k.id = c.crawl_id
                  join site_pages p on p.tenant_id = c.tenant_id and p.site_id = k.site_id and p.address = c.address
                 where c.tenant_id = $1 and c.crawl_id = $2
                   and (c.outcome in ('moved', 'left_out') or c.reason = 'not-found')) as gone
        from pages";

    let tenant = tx.tenant();
    let page_cap = i64::from(page_cap);
    Ok(sqlx::query_as(PROGRESS).bind(tenant).bind(crawl).bind(page_cap).fetch_one(tx.db()).await?)
}

/// Why the first page of a crawl could not be read.
pub async fn first_reason(tx: &mut Tx<impl Permission>, crawl: CrawlId) -> Result<Option<Reason>, Fault> {
    const FIRST_REASON: &str = "
        select reason from crawl_pages
        where tenant_id = $1 and crawl_id = $2 and kind = 'page' and reason is not null
        order by depth, id
        limit 1";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(FIRST_REASON).bind(tenant).bind(crawl).fetch_optional(tx.db()).await?)
}

/// What became of every page of a crawl, what needs a look first.
pub async fn report(tx: &mut Tx<impl Permission>, crawl: CrawlId) -> Result<Vec<Reported>, Fault> {
    const REPORT: &str = "
        select address, title, outcome, reason, found_on from crawl_pages
        where tenant_id = $1 and crawl_id = $2 and kind = 'page' and outcome not in ('waiting', 'moved')
        order by outcome <> 'failed', outcome = 'left_out', depth, id
        limit 200";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(REPORT).bind(tenant).bind(crawl).fetch_all(tx.db()).await?)
}
