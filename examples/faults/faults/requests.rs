//! Faults of those who ask.

use std::sync::Arc;
use std::time::{Duration, Instant};

use rand::Rng;
use rand::seq::SliceRandom;
use reqwest::{Client, StatusCode};
use serde_json::json;
use switchboard::access::{AssistantKeys, AssistantPublish, KnowledgeWrite};
use switchboard::assistant::{self, NewProvider, Prices};
use switchboard::channels::{self, AssistantMode};
use switchboard::knowledge::{self, Kind, NewItem};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use super::Scale;
use super::scene::{Scene, after};
use crate::Result;
use crate::desk::Role;
use crate::ledger::{Entry, Fate};
use crate::load::{self, Letter, Plan};
use crate::stage::Stage;
use crate::table::Figures;

/// `R-6`: clients that go away at any moment, for which sqlx once left transactions open.
pub async fn hang_up(first: &Stage, scale: Scale) -> Result<Figures> {
    const AT_ONCE: usize = 40;

    let mut scene = Scene::open(first, "R-6", "clients-hang-up").await?;
    let process = scene.process(Role::Both).await?;
    let (gone, later) = scale.pick((2_000, 400), (600, 150));
    for wave in 0..gone / AT_ONCE {
        let mut all = JoinSet::new();
        for number in 0..AT_ONCE {
            let letter = Letter::to(number % 3, format!("customer-{wave}"));
            let key = scene.stage.cast.busy[letter.workspace].key().to_owned();
            let (address, ledger) = (process.address, scene.ledger.clone());
            all.spawn(async move {
                let began = Instant::now();
                hang_up_on(address, &key, &letter).await?;
                ledger.note(Entry::unanswered(letter, began, None));
                Ok::<_, std::io::Error>(())
            });
        }
        for done in all.join_all().await {
            done?;
        }
    }
    let http = Client::new();
    for number in 0..later {
        let letter = Letter::to(number % 3, format!("later-{number}"));
        load::send(&http, &process.origin, &scene.stage.cast, &scene.ledger, letter, 1).await;
    }
    scene.figures.exactly("later writes acknowledged", scene.ledger.acknowledged(), later);
    scene.close(process).await
}

/// Sends a message, or a part of it, and goes away before the answer.
async fn hang_up_on(address: std::net::SocketAddr, key: &str, letter: &Letter) -> std::io::Result<()> {
    let body =
        json!({ "id": letter.id, "text": letter.text, "contact": { "external_id": letter.customer } }).to_string();
    let head = format!(
        "POST /api/v1/messages HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {key}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    let (wait, whole) = {
        let mut chance = rand::rng();
        (Duration::from_micros(chance.random_range(0..60_000)), chance.random_bool(0.95))
    };
    let mut socket = TcpStream::connect(address).await?;
    socket.write_all(head.as_bytes()).await?;
    socket.write_all(&body.as_bytes()[..if whole { body.len() } else { body.len() / 2 }]).await?;
    tokio::time::sleep(wait).await;
    Ok(())
}

/// `R-16`: every message four times at once, to a workspace that pays a model for its answers.
pub async fn duplicates(first: &Stage, scale: Scale) -> Result<Figures> {
    const TIMES: usize = 4;
    // The model is asked for an answer; it knows none, so a person is called, and it is asked for their brief.
    const CALLS: usize = 2;

    let mut scene = Scene::open(first, "R-16", "duplicates").await?;
    employ_model(&scene.stage).await?;
    let process = scene.process(Role::Both).await?;
    let count = scale.pick(400, 60);
    let (http, mut unlike) = (Arc::new(Client::new()), 0);
    for number in 0..count {
        let letter = Letter::to(0, format!("customer-{number}"));
        let began = Instant::now();
        let mut all = JoinSet::new();
        for _ in 0..TIMES {
            let (http, origin, cast, letter) =
                (http.clone(), process.origin.clone(), scene.stage.cast.clone(), letter.clone());
            all.spawn(async move { load::post(&http, &origin, &cast, &letter).await });
        }
        let answers = all.join_all().await.into_iter().collect::<reqwest::Result<Vec<_>>>()?;
        let is_alike = answers.iter().all(|it| it.0 == StatusCode::ACCEPTED && it.1 == answers[0].1);
        unlike += usize::from(!is_alike);
        let fate = Fate::Ok { event: answers[0].1["event"].as_str().and_then(|it| it.parse().ok()) };
        scene.ledger.note(Entry::of(letter, began.elapsed(), Some(answers[0].0.as_u16()), fate));
    }
    scene.stage.settled(Duration::from_secs(60)).await?;
    after(Duration::from_millis(200)).await;
    scene.figures.none("answered unlike", unlike);
    scene.figures.exactly("replies", replies(&scene.stage).await?, count);
    scene.figures.exactly(
        "calls of the model",
        scene.stage.peers.calls().iter().filter(|it| it.path.starts_with("/model")).count(),
        CALLS * count,
    );
    scene.figures.exactly("charges", charges(&scene.stage).await?, CALLS * count);
    scene.close(process).await
}

/// What one answer of the model costs, in micro-dollars: see `peers/http.rs` for its tokens.
const PRICE: i64 = 1_100;

/// Lets the first workspace pay a model, and know something that makes a model worth asking.
async fn employ_model(stage: &Stage) -> Result<()> {
    let desk = stage.place.desk(&stage.name);
    let owner = &stage.cast.busy[0].owner;
    let item = NewItem::parse(Kind::Faq, "en", "Where is my parcel?", &[], "Parcels arrive within three days.")?;
    knowledge::write(desk.begin::<KnowledgeWrite>(owner.clone()).await?, item).await?;
    let prices = Prices { price_in_micros: 10_000_000, price_out_micros: 10_000_000 };
    let model = NewProvider::open_ai(&stage.peers.model_url(), "stand-in", "key", prices)?;
    assistant::set_provider(&desk, desk.begin::<AssistantKeys>(owner.clone()).await?, model).await?;
    Ok(())
}

/// How many conversations of the first workspace have exactly one reply.
async fn replies(stage: &Stage) -> Result<usize> {
    const REPLIES: &str = "
        select count(*) from (
            select conversation_id from messages
            where tenant_id = $1 and author = 'ai' and kind = 'message' group by 1 having count(*) = 1) one";

    let tenant = stage.cast.busy[0].tenant;
    Ok(usize::try_from(sqlx::query_scalar::<_, i64>(REPLIES).bind(tenant).fetch_one(&stage.owner).await?)?)
}

/// How many answers of the model were paid for.
async fn charges(stage: &Stage) -> Result<usize> {
    const SPENT: &str = "
        select coalesce(sum(spent_micros), 0)::bigint from spending where tenant_id = $1 and scope = 'workspace'";

    let tenant = stage.cast.busy[0].tenant;
    let spent: i64 = sqlx::query_scalar(SPENT).bind(tenant).fetch_one(&stage.owner).await?;
    Ok(usize::try_from(spent / PRICE)?)
}

/// `R-18`: one workspace's customers all write at once.
pub async fn burst(first: &Stage, scale: Scale) -> Result<Figures> {
    const CLIENTS: usize = 32;

    let mut scene = Scene::open(first, "R-18", "burst").await?;
    let process = scene.process(Role::Both).await?;
    let usual = Plan { rate: 10.0, ..Plan::of_seconds(8) };
    scene.load(&process.origin, usual).ended().await?;
    scene.stage.settled(Duration::from_secs(30)).await?;
    let quiet = scene.ledger.percentile(50, Some(1));
    let idle_memory = process.memory()?;
    let before = scene.ledger.entries().len();

    let count = scale.pick(10_000, 1_000);
    let others = scene.load(&process.origin, Plan { time: Duration::from_secs(600), ..usual });
    let began = Instant::now();
    let mut all = JoinSet::new();
    for client in 0..CLIENTS {
        let (origin, cast, ledger) = (process.origin.clone(), scene.stage.cast.clone(), scene.ledger.clone());
        all.spawn(async move {
            let http = Client::new();
            for number in (client..count).step_by(CLIENTS) {
                let letter =
                    Letter { text: format!("burst {number}"), ..Letter::to(0, format!("burst-{}", number / 4)) };
                load::send(&http, &origin, &cast, &ledger, letter, 1).await;
            }
        });
    }
    all.join_all().await;
    let took = began.elapsed();
    others.stop().await?;
    let memory = process.memory()?;
    let drained = scene.stage.settled(Duration::from_secs(360)).await?.map_or(f64::INFINITY, |it| it.as_secs_f64());
    println!("    {:.0} a second", count as f64 / took.as_secs_f64());

    let entries = scene.ledger.entries().split_off(before);
    let unclean = entries.iter().filter(|it| !matches!(it.status, Some(202 | 429 | 503))).count();
    let slowest = scene.ledger.percentile(99, Some(0));
    let elses = median(entries.iter().filter(|it| it.workspace == 1).map(|it| it.took).collect());
    scene.figures.none("unclean answers", unclean);
    scene.figures.at_most("p99 s", slowest.as_secs_f64(), 1.0);
    scene.figures.at_most("memory, times idle", memory as f64 / idle_memory as f64, 2.0);
    scene.figures.at_most("drained after s", drained, 300.0);
    scene.figures.at_most("another's latency, times", elses.as_secs_f64() / quiet.as_secs_f64(), 2.0);
    scene.close(process).await
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// `R-17`: the same messages in order, and an hour late in any order.
pub async fn disorder(first: &Stage, scale: Scale) -> Result<Figures> {
    let mut scene = Scene::open(first, "R-17", "disorder").await?;
    let desk = scene.stage.place.desk(&scene.stage.name);
    for workspace in &scene.stage.cast.busy {
        // What an assistant says depends on what it has heard so far.
        let tx = desk.begin::<AssistantPublish>(workspace.owner.clone()).await?;
        channels::set_assistant_mode(tx, workspace.channel, AssistantMode::Off).await?;
    }
    let process = scene.process(Role::Both).await?;
    let (customers, each) = scale.pick((50, 12), (12, 8));
    let hour_ago = OffsetDateTime::now_utc() - time::Duration::hours(1);
    let letters = |workspace: usize| -> Vec<Letter> {
        let all = (0..each).flat_map(|number| (0..customers).map(move |customer| (customer, number)));
        all.map(|(customer, number)| Letter {
            text: format!("message {number} of {customer}"),
            sent_at: (hour_ago + time::Duration::seconds(number)).format(&Rfc3339).ok(),
            ..Letter::to(workspace, format!("customer-{customer}"))
        })
        .collect()
    };
    let http = Client::new();
    for letter in letters(0) {
        load::send(&http, &process.origin, &scene.stage.cast, &scene.ledger, letter, 1).await;
    }
    let mut shuffled = letters(1);
    shuffled.shuffle(&mut rand::rng());
    let mut all = JoinSet::new();
    for letter in shuffled {
        let (http, origin) = (http.clone(), process.origin.clone());
        let (cast, ledger) = (scene.stage.cast.clone(), scene.ledger.clone());
        all.spawn(async move { load::send(&http, &origin, &cast, &ledger, letter, 5).await });
    }
    all.join_all().await;
    scene.stage.settled(Duration::from_secs(60)).await?;
    let (ordered, disordered) = (threads(&scene.stage, 0).await?, threads(&scene.stage, 1).await?);
    let unlike = ordered.iter().zip(&disordered).filter(|(one, other)| one != other).count();
    scene.figures.exactly("conversations", disordered.len(), customers as usize);
    scene.figures.none("that differ from in order", unlike + ordered.len().abs_diff(disordered.len()));
    scene.close(process).await
}

/// Every conversation of a workspace as a person sees it: who, how it is, what was said in which order.
async fn threads(stage: &Stage, workspace: usize) -> Result<Vec<(String, String, i32, String, String)>> {
    const THREADS: &str = "
        select i.external_id, c.status || ' ' || c.handler, c.unanswered, c.preview,
               string_agg(m.body, ' | ' order by m.sent_at, m.seq)
        from conversations c
        join contact_identities i on i.tenant_id = c.tenant_id and i.id = c.identity_id
        join messages m on m.tenant_id = c.tenant_id and m.conversation_id = c.id
        where c.tenant_id = $1
        group by 1, 2, 3, 4 order by 1";

    let tenant = stage.cast.busy[workspace].tenant;
    Ok(sqlx::query_as(THREADS).bind(tenant).fetch_all(&stage.owner).await?)
}
