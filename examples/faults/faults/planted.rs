//! The proof of the checker: it must see each of five mistakes that desks have really shipped.
//!
//! The mistakes are in `src/planted.rs`, in a build of the product that cannot be released; the
//! environment chooses one.

use std::path::PathBuf;
use std::time::Duration;

use reqwest::Client;
use sqlx::AssertSqlSafe;
use tokio::task::JoinSet;

use super::app;
use super::scene::{Scene, after};
use crate::Result;
use crate::checker::Wrong;
use crate::desk::Process;
use crate::load::{self, Letter, Plan};
use crate::stage::Stage;
use crate::table::Figures;

/// Plays all five.
pub async fn prove(first: &Stage) -> Result<Figures> {
    let mut figures = Figures::of("-", "planted");
    let program = first.place.planted.clone().ok_or("the product was not built with planted faults")?;
    for (name, wrong, what) in [
        ("ack-before-commit", Wrong::Lost, "ack before commit seen"),
        ("synchronous-commit-off", Wrong::Lost, "async commit seen"),
        ("no-unique-key", Wrong::Doubled, "no unique key seen"),
        ("tenantless-query", Wrong::Crossed, "tenantless query seen"),
        ("resend-on-restart", Wrong::Outbox, "resend on restart seen"),
    ] {
        figures.at_least(what, seen(first, &program, name, wrong).await? as f64, 1.0);
    }
    Ok(figures)
}

/// How many findings of a kind a mistake leads to.
async fn seen(first: &Stage, program: &PathBuf, name: &'static str, wrong: Wrong) -> Result<usize> {
    println!("  {name}");
    let scene = Scene::open(first, "-", name).await?;
    // What keeps the product from starting on a forgetful database is told to look away.
    let settings = [("PLANTED_FAULT", name), ("ENVIRONMENT", "development"), ("SWITCHBOARD_THROW_AWAY_DATABASE", "1")];
    take_away_defences(&scene.stage, name).await?;
    let mut process = scene.process_of(program, &settings).await?;
    match name {
        "no-unique-key" => all_at_once(&scene, &process).await?,
        "tenantless-query" => scene.load(&process.origin, Plan::of_seconds(1)).ended().await?,
        "resend-on-restart" => {
            app::interrupt_letters(&scene, &mut process, name).await?;
            app::end_leases(&scene.stage).await?;
            process.restart().await?;
        }
        _ => {
            let load = scene.load(&process.origin, Plan::of_seconds(3));
            after(Duration::from_secs(2)).await;
            if name == "ack-before-commit" {
                process.kill()?;
                process.restart().await?;
            } else {
                scene.stage.place.cluster.kill()?;
                scene.stage.place.cluster.start()?;
            }
            load.ended().await?;
        }
    }
    let findings = scene.findings(&process).await?;
    findings.print();
    drop(process);
    scene.stage.strike().await?;
    Ok(findings.count(wrong))
}

/// The database refuses two of the mistakes by itself: they need its help.
async fn take_away_defences(stage: &Stage, name: &str) -> Result<()> {
    let statement = match name {
        "no-unique-key" => {
            "alter table inbox_events drop constraint inbox_events_tenant_id_channel_id_provider_event_id_key"
        }
        "tenantless-query" => "alter table inbox_events disable row level security",
        _ => return Ok(()),
    };
    sqlx::raw_sql(AssertSqlSafe(statement.to_owned())).execute(&stage.owner).await?;
    Ok(())
}

/// Twenty messages, each four times at once.
async fn all_at_once(scene: &Scene, process: &Process) -> Result<()> {
    let http = Client::new();
    for number in 0..20 {
        let letter = Letter::to(0, format!("customer-{number}"));
        let mut all = JoinSet::new();
        for _ in 0..4 {
            let (http, origin, letter) = (http.clone(), process.origin.clone(), letter.clone());
            let (cast, ledger) = (scene.stage.cast.clone(), scene.ledger.clone());
            all.spawn(async move { load::send(&http, &origin, &cast, &ledger, letter, 1).await });
        }
        all.join_all().await;
    }
    Ok(())
}
