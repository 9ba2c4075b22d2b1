//! `bench search`: the words of two million messages, and what a storm of searches does to others.

use std::time::Duration;

use super::Result;
use super::data::{self, LARGE};
use super::figures::{Times, Verdict, median};
use super::inbox::pages_of;
use super::load::{self, Visitor};
use super::place::Place;
use super::product::Product;

/// Common and rare words of both languages, an order's number, and two words together.
const WORDS: [&str; 8] =
    ["livraison", "tapis", "delivery", "mirror", "CMD123456", "kalomi", "remboursement+urgent", "parcel+broken"];
const ASKED: usize = 25;
const ROUNDS: usize = 5;
const ROUND: Duration = Duration::from_secs(2);

/// Takes the measurement.
pub async fn measure(place: &Place) -> Result<Verdict> {
    let mut verdict = Verdict::default();
    let product = Product::start(place).await?;
    let (slug, _) = LARGE;
    let visitor = Visitor::sign_in(&product.origin, &data::email(slug, 0)).await?;
    let address = |words: &str| format!("{}/w/{slug}/inbox?view=all&q={words}", product.origin);

    let mut all = Times::default();
    for words in WORDS {
        visitor.open(&address(words)).await?;
        let mut times = Times::default();
        for _ in 0..ASKED {
            times.extend([visitor.open(&address(words)).await?]);
        }
        println!("  {words:<24}{:>8.1} ms, 95 % {:>8.1} ms", times.percentile(50), times.percentile(95));
        all.merge(times);
    }
    verdict.at_most("search-p95-ms", all.percentile(95), 100.0);
    verdict.holds("plan-uses-index", uses_index(place, &visitor, &address(WORDS[1])).await?);

    let [inbox, _] = pages_of(place, slug).await?;
    let inbox = format!("{}{}", product.origin, inbox.path);
    let (mut calm, mut stormy) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        calm.push(load::round(load::readers(&visitor, &inbox, 4).await?, ROUND).await?.times.percentile(95));
        let mut storm = tokio::task::JoinSet::new();
        for words in WORDS {
            storm.spawn(load::round(load::readers(&visitor, &address(words), 1).await?, ROUND));
        }
        stormy.push(load::round(load::readers(&visitor, &inbox, 4).await?, ROUND).await?.times.percentile(95));
        while let Some(ended) = storm.join_next().await {
            ended??;
        }
    }
    println!("  inbox, 95 %: {:.1} ms in calm, {:.1} ms in a storm", median(calm.clone()), median(stormy.clone()));
    verdict.at_most("inbox-p95-in-storm", median(stormy) / median(calm), 1.2);
    Ok(verdict)
}

/// Whether a search reads the index of words, and no message besides those it names.
async fn uses_index(place: &Place, visitor: &Visitor, address: &str) -> Result<bool> {
    const READ: &str = "select (select idx_scan from pg_stat_user_indexes where indexrelname = 'messages_words'),
        (select seq_tup_read from pg_stat_user_tables where relname = 'messages')";

    let mut owner = place.owner().await?;
    let mut read = async || -> Result<(i64, i64)> {
        // Each process tells what it did about once a second, and at its end.
        tokio::time::sleep(Duration::from_secs(2)).await;
        Ok(sqlx::query_as(READ).fetch_one(&mut owner).await?)
    };
    let before = read().await?;
    for _ in 0..3 {
        visitor.open(address).await?;
    }
    let after = read().await?;
    Ok(after.0 > before.0 && after.1 == before.1)
}
