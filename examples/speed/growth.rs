//! `bench growth`: the same pages and messages with 1, 10 and 100 times the history behind them.

use reqwest::Client;
use uuid::Uuid;

use super::Result;
use super::data::{LARGE, MEDIUM, SMALL};
use super::figures::{Times, Verdict};
use super::inbox::pages_of;
use super::ingest::Systems;
use super::load::Visitor;
use super::place::Place;
use super::product::Product;

const ROUNDS: usize = 5;
const ASKED: usize = 30;
/// What a hundredfold history may cost: a fifth, as between the largest and the smallest workspace.
const GROWTH: f64 = 1.2;

/// Takes the measurement.
pub async fn measure(place: &Place) -> Result<Verdict> {
    let mut verdict = Verdict::default();
    let product = Product::start(place).await?;
    let http = Client::builder().build()?;
    let mut figures: Vec<[Times; 3]> = Vec::new();
    let mut all = Vec::new();
    for (slug, _) in [SMALL, MEDIUM, LARGE] {
        let [inbox, thread] = pages_of(place, slug).await?;
        let visitor = Visitor::sign_in(&product.origin, &inbox.email).await?;
        let addresses = [inbox.path, thread.path].map(|path| format!("{}{path}", product.origin));
        for address in &addresses {
            visitor.open(address).await?;
        }
        all.push((visitor, addresses, Systems::with_keys(place, slug, 1).await?));
        figures.push(Default::default());
    }
    for _ in 0..ROUNDS {
        for ((visitor, addresses, systems), times) in all.iter().zip(&mut figures) {
            for _ in 0..ASKED {
                times[0].extend([visitor.open(&addresses[0]).await?]);
                times[1].extend([visitor.open(&addresses[1]).await?]);
                times[2].extend([systems.bring(&http, &product.origin, &Uuid::new_v4().to_string()).await?]);
            }
        }
    }
    for (place, name) in ["inbox", "thread", "ingest"].into_iter().enumerate() {
        let [one, ten, hundred] = [0, 1, 2].map(|size| figures[size][place].percentile(50));
        println!("  {name:<8}{one:>8.2} ms, ×10: {ten:.2} ms, ×100: {hundred:.2} ms");
        verdict.at_most(&format!("{name}-100-to-1"), hundred / one, GROWTH);
    }
    Ok(verdict)
}
