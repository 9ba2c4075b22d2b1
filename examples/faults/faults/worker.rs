//! Faults of workers and of what they work on.

use std::time::Duration;

use sqlx::PgPool;
use uuid::Uuid;

use super::Scale;
use super::scene::{Scene, after};
use crate::Result;
use crate::checker;
use crate::desk::Role;
use crate::load::{self, Letter, Plan};
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
    const DONE: &str = "select count(*) from inbox_events where state = 'done' and body ->> 'client_id' not like 'poison-%'";

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
pub async fn stalled(first: &Stage, _: Scale) -> Result<Figures> {
    /// As many as a worker has hands.
    const JOBS: usize = 6;
    const MOVES: &str = "
        select count(*) from events where kind = 'delivery_moved' and (body ->> 'message')::uuid = any ($1)";

    let mut scene = Scene::open(first, "R-21", "worker-stalled").await?;
    let (web, first_worker) = (scene.process(Role::Web).await?, scene.process(Role::Worker).await?);
    let peers = scene.stage.peers.clone();
    peers.stall();
    let http = reqwest::Client::new();
    for number in 0..JOBS {
        let letter = Letter::to(number % 3, format!("customer-{number}"));
        load::send(&http, &web.origin, &scene.stage.cast, &scene.ledger, letter, 1).await;
    }
    if !peers.until(|it| it.calls().len() == JOBS).await {
        return Err("the answers were not called for".into());
    }
    first_worker.freeze()?;
    let second = scene.process(Role::Worker).await?;
    peers.go_on();
    let load = scene.load(&web.origin, Plan { rate: 20.0, ..Plan::of_seconds(5) });
    load.ended().await?;
    let ids: Vec<Uuid> = peers.calls().iter().take(JOBS).filter_map(|it| it.id.parse().ok()).collect();
    scene.stage.settled(Duration::from_secs(60)).await?;
    let moves: i64 = sqlx::query_scalar(MOVES).bind(&ids).fetch_one(&scene.stage.owner).await?;
    first_worker.thaw()?;
    let mut refused = 0;
    for _ in 0..100 {
        refused = first_worker.said("finished by somebody else")?;
        if refused == JOBS {
            break;
        }
        after(Duration::from_millis(100)).await;
    }
    let moves_after: i64 = sqlx::query_scalar(MOVES).bind(&ids).fetch_one(&scene.stage.owner).await?;

    scene.figures.exactly("stale commits refused", refused, JOBS);
    // To `sending` and to `sent`, once each.
    scene.figures.exactly("moves before it went on", usize::try_from(moves)?, JOBS * 2);
    scene.figures.exactly("moves afterwards", usize::try_from(moves_after)?, JOBS * 2);
    drop((first_worker, second));
    scene.close(web).await
}
