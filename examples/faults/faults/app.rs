//! Faults of the product's own process.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use sqlx::PgPool;
use switchboard::access::{ChannelsConnect, Role as Rank, TeamManage};
use switchboard::channels::{self, CallbackUrl};
use switchboard::team::{self, Email};
use tokio::task::JoinSet;
use uuid::Uuid;

use super::Scale;
use super::scene::{Scene, after};
use crate::Result;
use crate::desk::{Process, Role};
use crate::load::{self, Letter, Plan};
use crate::stage::{Stage, Workspace};
use crate::table::Figures;

/// `R-1`: killed again and again; whoever supervises it starts it anew.
pub async fn killed(first: &Stage, scale: Scale) -> Result<Figures> {
    let mut scene = Scene::open(first, "R-1", "app-killed").await?;
    let mut process = scene.process(Role::Both).await?;
    let (times, every) = scale.pick((6, 10), (2, 3));
    let load = scene.load(&process.origin, Plan::of_seconds(times * every));
    let (mut serving, mut takeovers) = (Duration::ZERO, JoinSet::new());
    for _ in 0..times {
        after(Duration::from_secs(every) - Duration::from_millis(500)).await;
        process.kill()?;
        let killed = Instant::now();
        let held = held(&scene.stage.owner).await?;
        process.restart().await?;
        serving = serving.max(killed.elapsed());
        takeovers.spawn(taken_over(scene.stage.owner.clone(), held, killed));
    }
    load.ended().await?;
    let mut takeover = Duration::ZERO;
    while let Some(taken) = takeovers.join_next().await {
        takeover = takeover.max(taken??);
    }
    scene.figures.at_most("serving again s", serving.as_secs_f64(), 3.0);
    scene.figures.at_most("leases taken over s", takeover.as_secs_f64(), 30.0);
    scene.close(process).await
}

/// The jobs that somebody holds, with the token by which they do.
pub async fn held(owner: &PgPool) -> Result<HashMap<Uuid, Uuid>> {
    const HELD: &str = "select id, token from jobs where state = 'running'";

    Ok(sqlx::query_as::<_, (Uuid, Uuid)>(HELD).fetch_all(owner).await?.into_iter().collect())
}

/// How long after a moment the last of these jobs was no longer held by whoever held it then.
async fn taken_over(owner: PgPool, before: HashMap<Uuid, Uuid>, moment: Instant) -> Result<Duration> {
    loop {
        let now = held(&owner).await?;
        if !before.iter().any(|(job, token)| now.get(job) == Some(token)) {
            return Ok(moment.elapsed());
        }
        after(Duration::from_millis(50)).await;
    }
}

/// `R-2`: killed while somebody is being called who has everything and has not answered yet.
pub async fn killed_while_sending(first: &Stage, scale: Scale) -> Result<Figures> {
    let mut scene = Scene::open(first, "R-2", "killed-while-sending").await?;
    let mut process = scene.process(Role::Both).await?;
    let rounds = scale.pick(3, 1);
    let (mut unknown_answers, mut settled) = (0, 0);
    for round in 0..rounds {
        interrupt(&scene, &mut process, &format!("round-{round}")).await?;
        // Its receiver would know the answers again by their ids; without one, nobody does.
        let channel = &scene.stage.cast.busy[0];
        set_callback(&scene.stage, channel, None).await?;
        process.restart().await?;
        scene.stage.settled(Duration::from_secs(60)).await?;
        let unknown = unknown(&scene.stage).await?;
        unknown_answers += unknown.len();
        settled += receipts(&scene.stage, &process.origin, &unknown).await?;
        set_callback(&scene.stage, channel, Some(&scene.stage.peers.callback_url(channel.slug))).await?;
    }
    let posted = rounds * OF_EACH;
    scene.figures.none("letters sent again", scene.stage.peers.mails().len().saturating_sub(posted));
    scene.figures.exactly("letters unknown", unknown_letters(&scene.stage).await?, posted);
    scene.figures.exactly("answers unknown", unknown_answers, posted);
    scene.figures.exactly("settled by receipt", settled, posted);
    let to_first =
        scene.stage.peers.calls().iter().filter(|it| it.path.ends_with(scene.stage.cast.busy[0].slug)).count();
    scene.figures.exactly("answers sent", to_first, posted);
    scene.close(process).await
}

/// Of each kind so many are interrupted at once: a worker has six hands.
const OF_EACH: usize = 2;

/// Lets answers and letters be on their way, and kills.
async fn interrupt(scene: &Scene, process: &mut Process, round: &str) -> Result<()> {
    let peers = &scene.stage.peers;
    let (calls, http) = (peers.calls().len(), reqwest::Client::new());
    peers.stall();
    for number in 0..OF_EACH * 2 {
        let letter = Letter::to(number % 2, format!("{round}-{number}"));
        load::send(&http, &process.origin, &scene.stage.cast, &scene.ledger, letter, 1).await;
    }
    if !peers.until(|it| it.calls().len() == calls + OF_EACH * 2).await {
        return Err("the answers were not called for".into());
    }
    interrupt_letters(scene, process, round).await
}

/// Lets letters be on their way, and kills.
pub async fn interrupt_letters(scene: &Scene, process: &mut Process, round: &str) -> Result<()> {
    let peers = &scene.stage.peers;
    let (mails, desk) = (peers.mails().len(), scene.stage.place.desk(&scene.stage.name));
    peers.stall();
    for number in 0..OF_EACH {
        let tx = desk.begin::<TeamManage>(scene.stage.cast.busy[0].owner.clone()).await?;
        let to = Email::parse(&format!("{round}-{number}@example.com"))?;
        team::invite(tx, &to, Rank::Agent, |_: &team::Secret| "a link".to_owned()).await?;
    }
    if !peers.until(|it| it.mails().len() == mails + OF_EACH).await {
        return Err("the letters were not posted".into());
    }
    process.kill()?;
    peers.go_on();
    Ok(())
}

/// Lets every lease end now: nobody who matters holds one.
pub async fn end_leases(stage: &Stage) -> Result<()> {
    sqlx::raw_sql("update jobs set leased_until = now() where state = 'running'").execute(&stage.owner).await?;
    Ok(())
}

async fn set_callback(stage: &Stage, workspace: &Workspace, url: Option<&str>) -> Result<()> {
    let desk = stage.place.desk(&stage.name);
    let tx = desk.begin::<ChannelsConnect>(workspace.owner.clone()).await?;
    let url = url.map(CallbackUrl::parse).transpose()?;
    channels::set_callback(tx, desk.seal(), workspace.channel, url).await?;
    Ok(())
}

async fn unknown_letters(stage: &Stage) -> Result<usize> {
    let count = sqlx::query_scalar::<_, i64>("select count(*) from mails where state = 'unknown'");
    Ok(usize::try_from(count.fetch_one(&stage.owner).await?)?)
}

/// The answers of which nobody knows whether they arrived, with their conversations.
async fn unknown(stage: &Stage) -> Result<Vec<(Uuid, Uuid)>> {
    const UNKNOWN: &str = "select conversation_id, id from messages where tenant_id = $1 and delivery = 'unknown'";

    Ok(sqlx::query_as(UNKNOWN).bind(stage.cast.busy[0].tenant).fetch_all(&stage.owner).await?)
}

/// Says of answers that they arrived, as their receiver does; how many are settled by it.
async fn receipts(stage: &Stage, origin: &str, answers: &[(Uuid, Uuid)]) -> Result<usize> {
    let http = reqwest::Client::new();
    for (conversation, message) in answers {
        let address = format!("{origin}/api/v1/conversations/{conversation}/messages/{message}/receipt");
        let receipt = serde_json::json!({ "state": "delivered" });
        http.post(address).bearer_auth(stage.cast.busy[0].key()).json(&receipt).send().await?.error_for_status()?;
    }
    let left: Vec<Uuid> = unknown(stage).await?.into_iter().map(|(_, message)| message).collect();
    Ok(answers.iter().filter(|(_, message)| !left.contains(message)).count())
}
