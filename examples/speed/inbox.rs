//! `bench inbox`: the inbox and a thread, as a browser gets them, beside their own statements.

use std::time::Duration;

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
const CLIENTS: [usize; 3] = [1, 8, 32];

/// Takes the measurement.
pub async fn measure(place: &Place) -> Result<Verdict> {
    let mut verdict = Verdict::default();
    let product = Product::start(place).await?;
    let pages = pages(place).await?;
    let mut rates = Vec::new();
    for page in &pages {
        let statements = statements_of(place, &page.email, &page.path).await?;
        println!("{} of {}: {} statements", page.name, page.workspace, statements.len());
        let script = Script::write(&format!("{}-{}", page.name, page.workspace), &statements)?;
        let visitor = Visitor::sign_in(&product.origin, &page.email).await?;
        let address = format!("{}{}", product.origin, page.path);
        for clients in CLIENTS {
            let beside = beside(place, &visitor, &address, &script, clients).await?;
            println!("  {clients:>2} clients: {beside}");
            verdict.at_least(&format!("{}-{}-{clients}", page.name, page.workspace), beside.ratio(), 0.5);
            if clients == 8 {
                verdict.at_most(&format!("{}-{}-p95-ms", page.name, page.workspace), beside.times.percentile(95), 50.0);
                rates.push((page.name, beside.rate));
            }
        }
    }
    for name in ["inbox", "thread"] {
        let of_name: Vec<f64> = rates.iter().filter(|(it, _)| *it == name).map(|(_, rate)| *rate).collect();
        if let [large, small] = of_name[..] {
            verdict.at_least(&format!("{name}-large-to-small"), large / small, 0.8);
        }
    }
    Ok(verdict)
}

/// A page that is measured.
pub struct Page {
    pub name: &'static str,
    pub workspace: &'static str,
    pub email: String,
    pub path: String,
}

/// Both pages of the largest and of the smallest workspace.
async fn pages(place: &Place) -> Result<Vec<Page>> {
    let mut pages = Vec::new();
    for (slug, _) in [LARGE, SMALL] {
        pages.extend(pages_of(place, slug).await?);
    }
    Ok(pages)
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

/// A page and its statements, side by side.
pub struct Beside {
    pub rate: f64,
    pub limit: f64,
    pub times: Times,
}

impl Beside {
    pub fn ratio(&self) -> f64 {
        self.rate / self.limit
    }
}

impl std::fmt::Display for Beside {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [p50, p95, p99] = [50, 95, 99].map(|percent| self.times.percentile(percent));
        write!(f, "{:.0}/s, {p50:.1} / {p95:.1} / {p99:.1} ms, pgbench {:.0}/s", self.rate, self.limit)
    }
}

async fn beside(place: &Place, visitor: &Visitor, address: &str, script: &Script, clients: usize) -> Result<Beside> {
    let (mut rates, mut limits, mut times) = (Vec::new(), Vec::new(), Times::default());
    load::round(load::readers(visitor, address, clients)?, ROUND / 2).await?;
    for _ in 0..ROUNDS {
        let round = load::round(load::readers(visitor, address, clients)?, ROUND).await?;
        rates.push(round.rate);
        times.merge(round.times);
        limits.push(script.run(place, clients, ROUND).await?);
    }
    Ok(Beside { rate: median(rates), limit: median(limits), times })
}
