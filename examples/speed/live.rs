//! `bench live`: from the commit of a message to five hundred browsers that listen.

use std::time::{Duration, Instant};

use switchboard::access::InboxRead;
use switchboard::events::Event;
use switchboard::ids::{ConversationId, MessageId};
use tokio::sync::mpsc;

use super::Result;
use super::data::{self, LARGE};
use super::figures::{Times, Verdict};
use super::load::Visitor;
use super::place::Place;
use super::product::Product;

const STREAMS: usize = 500;
/// One person may listen in so many windows.
const OF_ONE: usize = 20;
const EVENTS: usize = 50;
/// An event is told within this or not at all.
const PATIENCE: Duration = Duration::from_secs(10);

/// Takes the measurement.
pub async fn measure(place: &Place) -> Result<Verdict> {
    let mut verdict = Verdict::default();
    let (slug, _) = LARGE;
    let people = people(place, slug).await?;
    let product = Product::start(place).await?;
    let address = format!("{}/w/{slug}/events", product.origin);
    // What a first page leaves behind is not a stream's.
    people[0].open(&format!("{}/w/{slug}/inbox", product.origin)).await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let before = product.memory()?;

    let (heard, mut arrivals) = mpsc::unbounded_channel::<Instant>();
    for person in &people {
        for _ in 0..OF_ONE {
            let mut stream = person.elsewhere()?.get(&address).send().await?.error_for_status()?;
            let hello = stream.chunk().await?.ok_or("a stream ended at once")?;
            if !String::from_utf8_lossy(&hello).contains("event: hello") {
                return Err("a stream did not greet".into());
            }
            let heard = heard.clone();
            tokio::spawn(async move {
                while let Ok(Some(told)) = stream.chunk().await {
                    let news = String::from_utf8_lossy(&told).matches("event: news").count();
                    for _ in 0..news {
                        // Nobody waits any more once everything is measured.
                        let _ = heard.send(Instant::now());
                    }
                }
            });
        }
    }
    let of_stream = (product.memory()? - before) as f64 / STREAMS as f64 / 1_000.0;

    let desk = place.desk();
    let owner = data::owner_of(&desk, place, slug).await?;
    let (conversation, message) = newest(place, slug).await?;
    let mut times = Times::default();
    for _ in 0..EVENTS {
        let mut tx = desk.begin::<InboxRead>(owner.clone()).await?;
        tx.record(Event::MessageReceived { conversation, message }).await?;
        let committed = Instant::now();
        tx.commit().await?;
        for _ in 0..STREAMS {
            let arrived = tokio::time::timeout(PATIENCE, arrivals.recv()).await?.ok_or("nobody listens")?;
            times.extend([arrived - committed]);
        }
    }
    println!("  {} arrivals, median {:.1} ms", times.count(), times.percentile(50));
    verdict.at_most("arrival-p99-ms", times.percentile(99), 100.0);
    verdict.at_most("kB-a-stream", of_stream, 40.0);
    Ok(verdict)
}

/// Those who listen. They sign in elsewhere: hashing a password takes megabytes, and streams that grew into what it
/// leaves behind would seem to cost nothing.
async fn people(place: &Place, slug: &str) -> Result<Vec<Visitor>> {
    let product = Product::start(place).await?;
    let mut people = Vec::new();
    for number in 0..STREAMS / OF_ONE {
        people.push(Visitor::sign_in(&product.origin, &data::email(slug, number)).await?);
    }
    Ok(people)
}

/// A message that came in, and its conversation.
async fn newest(place: &Place, slug: &str) -> Result<(ConversationId, MessageId)> {
    Ok(sqlx::query_as(
        "select m.conversation_id, m.id from messages m join tenants t on t.id = m.tenant_id
         where t.slug = $1 and m.author = 'contact' order by m.id desc limit 1",
    )
    .bind(slug)
    .fetch_one(&mut place.owner().await?)
    .await?)
}
