//! Faults of workers and of what they work on.

use std::time::Duration;

use sqlx::PgPool;
use uuid::Uuid;

use super::Scale;
use super::app::end_leases;
use super::scene::{Scene, after};
use crate::Result;
use crate::checker;
use crate::desk::{Process, Role};
use crate::load::{self, Letter};
use crate::stage::Stage;
use crate::table::Figures;

/// `R-20`: messages that the product cannot make anything of, however often it tries.
pub async fn poisoned(first: &Stage, scale: Scale) -> Result<Figures> {
    /// What only the database knows to be impossible.
    const POISON: &str = "
        create function refuse_poison() returns trigger language plpgsql as $$
        begin raise exception 'poison'; end $$;
        create trigger poison before insert on messages for each row
            when (new.client_id like 'poison-%') execute function refuse_poison()";
    const ATTEMPTS: &str = "
        select max(attempts) from jobs j join inbox_events e on e.tenant_id = j.tenant_id
          and e.id = (j.payload ->> 'event')::uuid where e.state = 'parked'";
    const COUNT: usize = 3;

    let mut scene = Scene::open(first, "R-20", "poison").await?;
    sqlx::raw_sql(POISON).execute(&scene.stage.owner).await?;
    let metrics = crate::place::free_address()?;
    let settings = [("METRICS_LISTEN", metrics.to_string())];
    let settings: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let process = scene.process_of(&scene.stage.place.program, &settings).await?;
    let http = reqwest::Client::new();
    for number in 0..COUNT {
        let letter = checker::poisoned(Letter::to(number, "poisoner"));
        load::send(&http, &process.origin, &scene.stage.cast, &scene.ledger, letter, 1).await;
    }
    // What comes behind, of the same customers and of others.
    let behind = scale.pick(200, 60);
    for number in 0..behind {
        let customer = if number % 5 == 0 { "poisoner".to_owned() } else { format!("customer-{number}") };
        load::send(&http, &process.origin, &scene.stage.cast, &scene.ledger, Letter::to(number % 3, customer), 1).await;
    }
    let moved_on = moved_on(&scene.stage.owner, behind).await?;
    let mut hurried = 0;
    while parked(&scene.stage.owner).await? < COUNT && hurried < 300 {
        // Whole minutes lie between the last tries; how long they are is another test's matter.
        sqlx::raw_sql("update jobs set run_at = now() where state = 'ready' and last_error is not null")
            .execute(&scene.stage.owner)
            .await?;
        after(Duration::from_millis(100)).await;
        hurried += 1;
    }
    let attempts: Option<i32> = sqlx::query_scalar(ATTEMPTS).fetch_one(&scene.stage.owner).await?;
    let metrics = http.get(format!("http://{metrics}/metrics")).send().await?.text().await?;
    let told = metrics.lines().find_map(|it| it.strip_prefix("inbox_parked "));

    scene.figures.exactly("behind it done", moved_on, behind);
    scene.figures.exactly("parked", parked(&scene.stage.owner).await?, COUNT);
    scene.figures.exactly("tries before", usize::try_from(attempts.unwrap_or(0))?, 8);
    scene.figures.exactly("told by the metrics", told.and_then(|it| it.parse().ok()).unwrap_or(0), COUNT);
    scene.close(process).await
}

/// Waits until so many messages are made, and says how many there are then.
async fn moved_on(owner: &PgPool, wanted: usize) -> Result<usize> {
    const DONE: &str =
        "select count(*) from inbox_events where state = 'done' and body ->> 'client_id' not like 'poison-%'";

    let mut done = 0;
    for _ in 0..200 {
        done = usize::try_from(sqlx::query_scalar::<_, i64>(DONE).fetch_one(owner).await?)? - before(owner).await?;
        if done >= wanted {
            break;
        }
        after(Duration::from_millis(100)).await;
    }
    Ok(done)
}

/// What the sleeping workspace has.
async fn before(owner: &PgPool) -> Result<usize> {
    const BEFORE: &str = "
        select count(*) from inbox_events e join tenants t on t.id = e.tenant_id where t.slug = 'idle'";

    Ok(usize::try_from(sqlx::query_scalar::<_, i64>(BEFORE).fetch_one(owner).await?)?)
}

async fn parked(owner: &PgPool) -> Result<usize> {
    let count = sqlx::query_scalar::<_, i64>("select count(*) from inbox_events where state = 'parked'");
    Ok(usize::try_from(count.fetch_one(owner).await?)?)
}

/// `R-21`: a worker stands still, with jobs in its hands, until its leases have ended and
/// another has done them; then it goes on.
pub async fn stalled(first: &Stage, scale: Scale) -> Result<Figures> {
    let mut scene = Scene::open(first, "R-21", "worker-stalled").await?;
    let web = scene.process(Role::Web).await?;
    // Its calls are still good when it goes on, so it comes as far as its commit.
    let soon = stall(&scene, &web, "soon", true).await?;
    scene.figures.exactly("stale commits refused", soon.refused, JOBS);
    scene.figures.exactly("jobs done once", soon.done_once, JOBS);
    if scale == Scale::Full {
        // Its calls have run out, and it wants to try the jobs again.
        let late = stall(&scene, &web, "late", false).await?;
        scene.figures.exactly("beyond 20 s: jobs done once", late.done_once, JOBS);
    }
    scene.close(web).await
}

/// As many as a worker has hands.
const JOBS: usize = 6;

/// What came of a worker that stood still.
struct Stalled {
    /// How many of its commits were refused by the token.
    refused: usize,
    /// How many of its jobs left exactly one trace, before it went on and afterwards.
    done_once: usize,
}

async fn stall(scene: &Scene, web: &Process, name: &str, is_soon: bool) -> Result<Stalled> {
    let (stage, peers, http) = (&scene.stage, &scene.stage.peers, reqwest::Client::new());
    let stale = scene.process(Role::Worker).await?;
    let before = peers.calls().len();
    peers.stall();
    for number in 0..JOBS {
        let letter = Letter::to(number % 3, format!("{name}-{number}"));
        load::send(&http, &web.origin, &stage.cast, &scene.ledger, letter, 1).await;
    }
    if !peers.until(|it| it.calls().len() == before + JOBS).await {
        return Err("the answers were not called for".into());
    }
    stale.freeze()?;
    let other = scene.process(Role::Worker).await?;
    peers.go_on();
    if is_soon {
        end_leases(stage).await?;
    }
    stage.settled(Duration::from_secs(60)).await?;
    let messages: Vec<Uuid> = peers.calls()[before..before + JOBS].iter().filter_map(|it| it.id.parse().ok()).collect();
    stale.thaw()?;
    let mut refused = 0;
    for _ in 0..50 {
        refused = stale.said("finished by somebody else")?;
        if refused == JOBS {
            break;
        }
        after(Duration::from_millis(100)).await;
    }
    let done_once = done_once(stage, &messages).await?;
    drop((stale, other));
    Ok(Stalled { refused, done_once })
}

/// How many of these messages were sent once: to `sending` and to `sent`, one move each, by a job
/// that is done and was claimed twice.
async fn done_once(stage: &Stage, messages: &[Uuid]) -> Result<usize> {
    const DONE_ONCE: &str = "
        select count(*) from deliveries d
        join jobs j on j.tenant_id = d.tenant_id and (j.payload ->> 'delivery')::uuid = d.id
        where d.message_id = any ($1) and d.state = 'sent' and j.state = 'done' and j.attempts = 2
          and 2 = (select count(*) from events e where e.tenant_id = d.tenant_id
                   and e.kind = 'delivery_moved' and (e.body ->> 'message')::uuid = d.message_id)";

    Ok(usize::try_from(sqlx::query_scalar::<_, i64>(DONE_ONCE).bind(messages).fetch_one(&stage.owner).await?)?)
}
