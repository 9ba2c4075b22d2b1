//! `bench inbox`: the inbox and a thread, as a browser gets them, beside their own statements.

use std::time::Duration;

use switchboard::tenancy::usual_page_connections;
use uuid::Uuid;

use super::Result;
use super::data::{self, LARGE, SMALL};
use super::figures::{Times, Verdict, median};
use super::load::{self, Visitor};
use super::pgbench::Script;
use super::place::Place;
use super::product::Product;
use super::wire::{Statement, Wire};

const ROUNDS: usize = 5;
const ROUND: Duration = Duration::from_secs(2);
/// Longer: each run of pgbench prepares and plans on new connections first, which the product did long ago.
const ROUND_OF_LIMIT: Duration = Duration::from_secs(4);
const CLIENTS: [usize; 3] = [1, 8, 32];

/// Takes the measurement. The same page of both workspaces and the limit of each take turns: a machine that others use
/// too is faster in one minute than in the next, and what is compared must have met the same.
pub async fn measure(place: &Place) -> Result<Verdict> {
    let mut verdict = Verdict::default();
    let product = Product::start(place).await?;
    let [[inbox, thread], [small_inbox, small_thread]] =
        [pages_of(place, LARGE.0).await?, pages_of(place, SMALL.0).await?];
    for pages in [[inbox, small_inbox], [thread, small_thread]] {
        let name = pages[0].name;
        let mut sides = Vec::new();
        for page in pages {
            sides.push(Side::prepare(place, &product, page).await?);
        }
        for clients in CLIENTS {
            let met = side_by_side(place, &sides, clients).await?;
            for (side, met) in sides.iter().zip(&met) {
                let name = format!("{name}-{}", side.page.workspace);
                println!("  {name}, {clients} clients: {met}");
                verdict.at_least(&format!("{name}-{clients}"), met.ratio(), 0.5);
                if clients == 8 {
                    verdict.at_most(&format!("{name}-p95-ms"), met.times.percentile(95), 50.0);
                }
            }
            if let ([large, small], 8) = (&met[..], clients) {
                let [large, small] = [large, small].map(|it| it.times.percentile(95));
                verdict.at_most(&format!("{name}-p95-large-to-small"), large / small, 1.2);
            }
        }
    }
    Ok(verdict)
}

/// A page, who opens it, and the statements that it runs.
struct Side {
    page: Page,
    visitor: Visitor,
    address: String,
    script: Script,
}

impl Side {
    async fn prepare(place: &Place, product: &Product, page: Page) -> Result<Self> {
        let statements = statements_of(place, &page.email, &page.path).await?;
        println!("{} of {}: {} statements", page.name, page.workspace, statements.len());
        let script = Script::write(place, &format!("{}-{}", page.name, page.workspace), &statements).await?;
        let visitor = Visitor::sign_in(&product.origin, &page.email).await?;
        let address = format!("{}{}", product.origin, page.path);
        Ok(Self { page, visitor, address, script })
    }

    /// Opens the page again and again.
    async fn open(&self, clients: usize, time: Duration) -> Result<load::Round> {
        load::round(load::readers(&self.visitor, &self.address, clients).await?, time).await
    }
}

/// A page that is measured.
pub struct Page {
    pub name: &'static str,
    pub workspace: &'static str,
    pub email: String,
    pub path: String,
}

/// The inbox and a thread of a workspace.
pub async fn pages_of(place: &Place, slug: &'static str) -> Result<[Page; 2]> {
    let mut owner = place.owner().await?;
    let newest: Uuid = sqlx::query_scalar(
        "select c.id from conversations c join tenants t on t.id = c.tenant_id
         where t.slug = $1 and c.status = 'open' order by c.last_message_at desc limit 1",
    )
    .bind(slug)
    .fetch_one(&mut owner)
    .await?;
    let page = |name, path: String| Page { name, workspace: slug, email: data::email(slug, 0), path };
    Ok([
        page("inbox", format!("/w/{slug}/inbox?view=all")),
        page("thread", format!("/w/{slug}/inbox/{newest}?view=all")),
    ])
}

/// The statements that a product sends for one page, once it has warmed up.
pub async fn statements_of(place: &Place, email: &str, path: &str) -> Result<Vec<Statement>> {
    let wire = Wire::tap(place)?;
    let product = Product::start_on(place, &wire.url(place)?).await?;
    let visitor = Visitor::sign_in(&product.origin, email).await?;
    let address = format!("{}{path}", product.origin);
    for _ in 0..3 {
        visitor.open(&address).await?;
    }
    tokio::time::sleep(Duration::from_millis(300)).await;
    wire.heard();
    visitor.open(&address).await?;
    tokio::time::sleep(Duration::from_millis(300)).await;
    Ok(wire.heard())
}

/// What a page and its limit reached, round by round.
#[derive(Default)]
struct Met {
    rates: Vec<f64>,
    limits: Vec<f64>,
    times: Times,
}

impl Met {
    /// How much of its limit a page reached in the middle one of the rounds.
    fn ratio(&self) -> f64 {
        median(self.rates.iter().zip(&self.limits).map(|(rate, limit)| rate / limit).collect())
    }
}

impl std::fmt::Display for Met {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [p50, p95, p99] = [50, 95, 99].map(|percent| self.times.percentile(percent));
        let [rate, limit] = [&self.rates, &self.limits].map(|all| median(all.clone()));
        write!(f, "{rate:.0}/s, {p50:.1} / {p95:.1} / {p99:.1} ms, pgbench {limit:.0}/s")
    }
}

/// The limit has as many connections as the product has for its pages, and no more than there are clients.
async fn side_by_side(place: &Place, sides: &[Side], clients: usize) -> Result<Vec<Met>> {
    let connections = clients.min(usual_page_connections() as usize);
    let mut all: Vec<Met> = sides.iter().map(|_| Met::default()).collect();
    for side in sides {
        side.open(clients, ROUND / 2).await?;
    }
    for _ in 0..ROUNDS {
        for (side, met) in sides.iter().zip(&mut all) {
            let round = side.open(clients, ROUND).await?;
            met.rates.push(round.rate);
            met.times.merge(round.times);
            met.limits.push(side.script.run(place, connections, ROUND_OF_LIMIT).await?);
        }
    }
    Ok(all)
}
