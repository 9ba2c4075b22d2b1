//! Faults of PostgreSQL.

use std::time::{Duration, Instant};

use reqwest::{Client, StatusCode};
use tokio::task::JoinSet;

use super::Scale;
use super::scene::{Scene, after};
use crate::Result;
use crate::desk::{Process, Role};
use crate::ledger::Entry;
use crate::load::{self, Letter, Plan};
use crate::people::Person;
use crate::postgres::signal;
use crate::stage::Stage;
use crate::table::Figures;

/// `R-4`: one process of it ends: first in good order, and with it one session; then, where there
/// is time, by `kill -9`, at which PostgreSQL by its own rule ends and restarts all of them.
pub async fn backend_killed(first: &Stage, scale: Scale) -> Result<Figures> {
    let mut scene = Scene::open(first, "R-4", "backend-killed").await?;
    let mut process = scene.process(Role::Both).await?;
    let times = scale.pick(10, 3);
    let load = scene.load(&process.origin, Plan::of_seconds(times * 2 + 2));
    for _ in 0..times {
        after(Duration::from_secs(2)).await;
        signal("TERM", &[a_backend(&scene.stage).await?])?;
    }
    load.ended().await?;
    scene.figures.at_most("longest gap s", scene.ledger.longest_gap().as_secs_f64(), 1.0);
    if scale == Scale::Full {
        let load = scene.load(&process.origin, Plan::of_seconds(10));
        after(Duration::from_secs(3)).await;
        signal("KILL", &[a_backend(&scene.stage).await?])?;
        while sqlx::query("select 1").execute(&scene.stage.owner).await.is_err() {
            after(Duration::from_millis(20)).await;
        }
        let accepts = Instant::now();
        load.ended().await?;
        let gap = scene.ledger.first_after(accepts).ok_or("nothing was acknowledged afterwards")?;
        scene.figures.at_most("kill -9: 2xx again after s", gap.as_secs_f64(), 1.0);
    }
    scene.figures.none("unacknowledged", scene.ledger.unacknowledged());
    scene.figures.holds("the app was not restarted", process.runs());
    scene.close(process).await
}

/// A process of PostgreSQL that works for the product.
async fn a_backend(stage: &Stage) -> Result<u32> {
    const OF_THE_PRODUCT: &str = "
        select pid from pg_stat_activity
        where datname = current_database() and usename <> current_user and query not ilike '%listen%'
        order by state = 'active' desc, random() limit 1";

    let backend: i32 = sqlx::query_scalar(OF_THE_PRODUCT).fetch_one(&stage.owner).await?;
    Ok(backend.unsigned_abs())
}

/// `R-3`: all of it dies at once, as with the power, and is started again.
pub async fn killed(first: &Stage, scale: Scale) -> Result<Figures> {
    let mut scene = Scene::open(first, "R-3", "database-killed").await?;
    let mut process = scene.process(Role::Both).await?;
    let times = scale.pick(3, 1);
    let load = scene.load(&process.origin, Plan::of_seconds(scale.pick(30, 8)));
    let mut moments = Vec::new();
    for _ in 0..times {
        after(Duration::from_secs(scale.pick(8, 4))).await;
        scene.stage.place.cluster.kill()?;
        after(Duration::from_millis(500)).await;
        scene.stage.place.cluster.start()?;
        moments.push(Instant::now());
    }
    load.ended().await?;
    let firsts: Option<Vec<Duration>> = moments.into_iter().map(|it| scene.ledger.first_after(it)).collect();
    let slowest = firsts.and_then(|it| it.into_iter().max()).ok_or("nothing was acknowledged afterwards")?;
    scene.figures.at_most("first 2xx after s", slowest.as_secs_f64(), 5.0);
    scene.figures.holds("the app was not restarted", process.runs());
    scene.close(process).await
}

/// `R-5`: it neither answers nor dies; for so long that the most hurried provider just waits,
/// and then for longer than anybody.
pub async fn frozen(first: &Stage, scale: Scale) -> Result<Figures> {
    let mut scene = Scene::open(first, "R-5", "database-frozen").await?;
    let mut process = scene.process(Role::Both).await?;
    let load = scene.load(&process.origin, Plan::of_seconds(9).once());
    after(Duration::from_secs(2)).await;
    scene.stage.place.cluster.freeze()?;
    after(Duration::from_secs(3)).await;
    scene.figures.exactly("/livez", status(&process, "/livez").await, 200);
    scene.figures.exactly("/readyz", status(&process, "/readyz").await, 503);
    after(Duration::from_secs(2)).await;
    scene.stage.place.cluster.thaw()?;
    load.ended().await?;
    scene.figures.none("5 s: unacknowledged", scene.ledger.unacknowledged());
    if scale == Scale::Full {
        frozen_for_long(&mut scene, &process).await?;
    }
    scene.figures.none("25P02 in the log", process.said("25P02")?);
    scene.figures.holds("the app was not restarted", process.runs());
    scene.close(process).await
}

async fn frozen_for_long(scene: &mut Scene, process: &Process) -> Result<()> {
    let load = scene.load(&process.origin, Plan::of_seconds(45));
    // By then the visitors of the widget have their sessions.
    after(Duration::from_secs(5)).await;
    scene.stage.place.cluster.freeze()?;
    let frozen = Instant::now();
    let (mut all, http) = (JoinSet::new(), Client::new());
    while frozen.elapsed() < Duration::from_secs(18) {
        let (http, origin, cast) = (http.clone(), process.origin.clone(), scene.stage.cast.clone());
        let letter = Letter::to(0, "somebody");
        let began = Instant::now();
        all.spawn(async move { (load::post(&http, &origin, &cast, &letter).await, began.elapsed(), letter, began) });
        after(Duration::from_millis(500)).await;
    }
    let (mut slowest, mut otherwise) = (Duration::ZERO, 0);
    for (answer, took, letter, began) in all.join_all().await {
        let status = answer.ok().map(|(status, _)| status.as_u16());
        slowest = slowest.max(took);
        otherwise += usize::from(status != Some(503));
        scene.ledger.note(Entry::unanswered(letter, began, status));
    }
    after(Duration::from_secs(30).saturating_sub(frozen.elapsed())).await;
    scene.stage.place.cluster.thaw()?;
    load.ended().await?;
    scene.figures.at_most("30 s: 503 within s", slowest.as_secs_f64(), 10.5);
    scene.figures.none("30 s: answered otherwise", otherwise);
    Ok(())
}

async fn status(process: &Process, path: &str) -> usize {
    process.health(path).await.map_or(0, |it| usize::from(it.as_u16()))
}

/// `R-10`: whoever reads or writes conversations waits for a lock, with a connection in hand.
/// What brings messages in has connections of its own.
pub async fn pools_exhausted(first: &Stage, scale: Scale) -> Result<Figures> {
    /// More than there are connections for pages.
    const READERS: usize = 12;

    let mut scene = Scene::open(first, "R-10", "pools-exhausted").await?;
    let process = scene.process(Role::Both).await?;
    let person = Person::sign_in(&process.origin, &scene.stage.cast.busy[0].email()).await?;
    // Less than what a statement may take: nobody is let in before the lock goes.
    let time = Duration::from_secs(scale.pick(18, 8));
    let load = scene.load(&process.origin, Plan::of_seconds(time.as_secs() + 4));
    after(Duration::from_secs(1)).await;

    let mut held = scene.stage.owner.begin().await?;
    sqlx::raw_sql("lock table conversations in access exclusive mode").execute(&mut *held).await?;
    let locked = Instant::now();
    let mut readers = JoinSet::new();
    for _ in 0..READERS {
        let person = person.clone();
        readers.spawn(async move { person.open("/w/north/inbox", Duration::from_secs(30)).await });
    }
    after(Duration::from_secs(1)).await;
    let (mut slowest, mut otherwise) = (Duration::ZERO, 0);
    while locked.elapsed() + Duration::from_secs(6) < time {
        let (status, took) = person.open("/w/north/team", Duration::from_secs(30)).await;
        slowest = slowest.max(took);
        otherwise += usize::from(status != Some(StatusCode::SERVICE_UNAVAILABLE));
    }
    after(time.saturating_sub(locked.elapsed())).await;
    held.rollback().await?;
    let released = Instant::now();
    while person.open("/w/north/team", Duration::from_secs(30)).await.0 != Some(StatusCode::OK) {
        after(Duration::from_millis(20)).await;
    }
    let recovered = released.elapsed();
    load.ended().await?;
    readers.join_all().await;

    scene.figures.at_most("pages 503 within s", slowest.as_secs_f64(), 5.0);
    scene.figures.none("pages answered otherwise", otherwise);
    scene.figures.at_most("pages again after s", recovered.as_secs_f64(), 1.0);
    scene.figures.none("messages not taken in", scene.ledger.unacknowledged());
    scene.figures.at_most("messages p99 s", scene.ledger.percentile(99, None).as_secs_f64(), 1.0);
    scene.close(process).await
}
