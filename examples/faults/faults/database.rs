//! Faults of PostgreSQL.

use std::time::Duration;

use super::Scale;
use super::scene::{Scene, after};
use crate::Result;
use crate::desk::Role;
use crate::load::Plan;
use crate::postgres::signal;
use crate::stage::Stage;
use crate::table::Figures;

/// `R-4`: one process of it ends, and with it, by its own rule, every session.
pub async fn backend_killed(first: &Stage, scale: Scale) -> Result<Figures> {
    const OF_THE_PRODUCT: &str = "
        select pid from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and query not ilike '%listen%'
        order by state = 'active' desc, random() limit 1";

    let mut scene = Scene::open(first, "R-4", "backend-killed").await?;
    let mut process = scene.process(Role::Both).await?;
    let times = scale.pick(5, 2);
    let load = scene.load(&process.origin, Plan::of_seconds(times * 4 + 2));
    for _ in 0..times {
        after(Duration::from_secs(4)).await;
        let backend: i32 = sqlx::query_scalar(OF_THE_PRODUCT).fetch_one(&scene.stage.owner).await?;
        signal("KILL", &[backend.unsigned_abs()])?;
    }
    load.ended().await?;
    scene.figures.none("unacknowledged", scene.ledger.unacknowledged());
    scene.figures.at_most("longest gap s", scene.ledger.longest_gap().as_secs_f64(), 1.0);
    scene.figures.holds("the app was not restarted", process.runs());
    scene.close(process).await
}
