//! Faults of the product's own process.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use sqlx::PgPool;
use tokio::task::JoinSet;
use uuid::Uuid;

use super::Scale;
use super::scene::{Scene, after};
use crate::Result;
use crate::desk::Role;
use crate::load::Plan;
use crate::stage::Stage;
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
