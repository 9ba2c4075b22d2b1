//! `bench ingest`: messages that are safe before they are acknowledged, beside the same inserts;
//! and how fast they then come into their threads.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use reqwest::{Client, StatusCode};
use serde_json::json;
use switchboard::access::{KeysManage, Scope};
use switchboard::ids::ChannelId;
use switchboard::team::{self, KeyName, NewServiceKey};
use uuid::Uuid;

use super::Result;
use super::data::{self, LARGE};
use super::figures::{Times, Verdict, median};
use super::load;
use super::pgbench::Script;
use super::place::Place;
use super::product::Product;
use super::wire::{Statement, Wire};

const CLIENTS: usize = 32;
const ROUNDS: usize = 5;
const ROUND: Duration = Duration::from_secs(2);
/// A key may ask 600 times a minute; the limit is left as it is shipped.
const OF_KEY: usize = 580;
const KEYS: usize = 120;
/// For how long messages are brought in for a worker to carry: more than it carries while it is watched.
const LEFT_TO_CARRY: Duration = Duration::from_secs(8);
/// For how long workers are watched.
const CARRYING: Duration = Duration::from_secs(10);
/// Ten thousand messages must have been worked off within five minutes (`R-18`).
const CARRIED: f64 = 34.0;

/// Takes the measurement.
pub async fn measure(place: &Place) -> Result<Verdict> {
    let mut verdict = Verdict::default();
    let began = place.desk().now();
    let systems = Systems::with_keys(place, LARGE.0, KEYS).await?;
    let script = Script::write(place, "ingest", &statements(place, &systems).await?).await?;
    let product = Product::start(place).await?;
    let (mut rates, mut limits, mut times) = (Vec::new(), Vec::new(), Times::default());
    for _ in 0..ROUNDS {
        let round = load::round(writers(&systems, &product.origin)?, ROUND).await?;
        rates.push(round.rate);
        times.merge(round.times);
        limits.push(script.run(place, CLIENTS, ROUND).await?);
    }
    let (rate, limit) = (median(rates), median(limits));
    println!("  {rate:.0} messages/s, 99 % acknowledged within {:.1} ms; pgbench {limit:.0}/s", times.percentile(99));
    verdict.at_least("ingest-32", rate / limit, 0.5);

    // pgbench queued jobs too, for messages with other ids than those it wrote: they would be done at once.
    let mut owner = place.owner().await?;
    sqlx::query("delete from jobs").execute(&mut owner).await?;
    load::round(writers(&systems, &product.origin)?, LEFT_TO_CARRY).await?;
    drop(product);
    let carried = carried(place, &mut owner).await?;
    println!("  {carried:.0} messages/s from there into their threads");
    verdict.at_least("carried-a-second", carried, CARRIED);
    data::tidy(&mut owner, began).await?;
    Ok(verdict)
}

/// How many messages a second a worker carries into their threads, counted where people read them.
async fn carried(place: &Place, owner: &mut sqlx::PgConnection) -> Result<f64> {
    const CARRIED: &str = "
        select count(*) from messages m join tenants t on t.id = m.tenant_id
        where t.slug = $1 and m.author = 'contact' and m.id >= $2";

    let since = Uuid::now_v7();
    let worker = Product::start_worker(place).await?;
    let began = Instant::now();
    tokio::time::sleep(CARRYING).await;
    let carried: i64 = sqlx::query_scalar(CARRIED).bind(LARGE.0).bind(since).fetch_one(&mut *owner).await?;
    let took = began.elapsed();
    drop(worker);
    if waiting(owner).await? == 0 {
        println!("  nothing was left before the time was over");
    }
    Ok(carried as f64 / took.as_secs_f64())
}

async fn waiting(owner: &mut sqlx::PgConnection) -> Result<i64> {
    Ok(sqlx::query_scalar("select count(*) from jobs where kind = 'ingest' and state <> 'done'")
        .fetch_one(owner)
        .await?)
}

/// Systems with a key each, which take turns so that none asks too often.
pub struct Systems {
    keys: Vec<String>,
    asked: AtomicUsize,
    message: AtomicU64,
}

impl Systems {
    /// Makes keys in a workspace.
    pub async fn with_keys(place: &Place, slug: &str, count: usize) -> Result<Arc<Self>> {
        let desk = place.desk();
        let owner = data::owner_of(&desk, place, slug).await?;
        let channel: Uuid = sqlx::query_scalar("select id from channels where tenant_id = $1 and kind = 'api'")
            .bind(owner.tenant)
            .fetch_one(&mut place.owner().await?)
            .await?;
        let mut keys = Vec::new();
        for _ in 0..count {
            let new = NewServiceKey {
                name: KeyName::parse("Measured")?,
                scopes: Scope::ALL.to_vec(),
                channel: Some(ChannelId(channel)),
                expires_at: None,
            };
            let (_, secret) = team::create_key(desk.begin::<KeysManage>(owner.clone()).await?, &new).await?;
            keys.push(secret.reveal().to_owned());
        }
        Ok(Arc::new(Self { keys, asked: AtomicUsize::new(0), message: AtomicU64::new(0) }))
    }

    /// Brings in one message of one of some thousand customers; how long its acknowledgement took.
    pub async fn bring(&self, http: &Client, origin: &str, id: &str) -> Result<Duration> {
        let asked = self.asked.fetch_add(1, Ordering::Relaxed);
        let key = self.keys.get(asked / OF_KEY).ok_or("more messages than the keys may bring: make more keys")?;
        let customer = self.message.fetch_add(1, Ordering::Relaxed) % 4_000;
        let letter = json!({
            "id": id,
            "text": "Bonjour, je voudrais savoir où est mon colis. Merci !",
            "contact": { "external_id": format!("c{customer}") },
        });
        let began = Instant::now();
        let answer = http.post(format!("{origin}/api/v1/messages")).bearer_auth(key).json(&letter).send().await?;
        if answer.status() != StatusCode::ACCEPTED {
            return Err(format!("a message was answered {}: {}", answer.status(), answer.text().await?).into());
        }
        drop(answer.bytes().await?);
        Ok(began.elapsed())
    }
}

fn writers(systems: &Arc<Systems>, origin: &str) -> Result<Vec<impl Fn() -> load::Opening + Send + 'static>> {
    (0..CLIENTS)
        .map(|_| {
            let (systems, origin, http) = (systems.clone(), origin.to_owned(), Client::builder().build()?);
            Ok(move || {
                let (systems, origin, http) = (systems.clone(), origin.clone(), http.clone());
                Box::pin(async move { systems.bring(&http, &origin, &Uuid::new_v4().to_string()).await })
                    as load::Opening
            })
        })
        .collect()
}

/// The statements of one message, with new ids at every run.
async fn statements(place: &Place, systems: &Systems) -> Result<Vec<Statement>> {
    let wire = Wire::tap(place)?;
    let product = Product::start_on(place, &wire.url(place)?).await?;
    let http = Client::builder().build()?;
    for _ in 0..3 {
        systems.bring(&http, &product.origin, &Uuid::new_v4().to_string()).await?;
    }
    tokio::time::sleep(Duration::from_millis(300)).await;
    wire.heard();
    let (began, id) = (Uuid::now_v7(), Uuid::new_v4().to_string());
    systems.bring(&http, &product.origin, &id).await?;
    tokio::time::sleep(Duration::from_millis(300)).await;
    let mut heard = wire.heard();
    for value in heard.iter_mut().flat_map(|it| &mut it.values) {
        *value = value.replace(&format!("'{id}'"), "gen_random_uuid()::text");
        for made in ids_since(began, value) {
            *value = value.replace(&format!("'{made}'::uuid"), "gen_random_uuid()");
        }
    }
    Ok(heard)
}

/// The ids in a value that were made after another: version 7 counts up with the time.
fn ids_since(began: Uuid, value: &str) -> Vec<Uuid> {
    let all = value.split('\'').filter_map(|it| Uuid::parse_str(it).ok());
    all.filter(|it| it.get_version_num() == 7 && *it >= began).collect()
}
