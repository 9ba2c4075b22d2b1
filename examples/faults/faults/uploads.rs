//! No room for files: the disk that keeps them is full for a while, the database's is not.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use reqwest::Client;
use serde_json::Value;
use switchboard::ids::{FileId, TenantId};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use super::Scale;
use super::disk::{SmallDisk, not_measured};
use super::scene::{Scene, after};
use crate::Result;
use crate::load::Plan;
use crate::stage::{Cast, Stage};
use crate::table::Figures;

/// Bytes of every file that is sent.
const BYTES: usize = 64 * 1_024;
/// Between one upload and the next of the same sender.
const REST: Duration = Duration::from_millis(60);

/// One upload.
struct Attempt {
    began: Instant,
    ended: Instant,
    status: Option<u16>,
    file: Option<FileId>,
}

impl Attempt {
    const fn was_kept(&self) -> bool {
        matches!(self.status, Some(201))
    }
}

/// `R-9`: uploads fail with a sentence, messages do not, and nothing is half there.
pub async fn disk_full(first: &Stage, scale: Scale) -> Result<Figures> {
    let mut scene = Scene::open(first, "R-9", "upload-disk-full").await?;
    let disk = match SmallDisk::mount(&scene.stage.place.cluster, "small-files", 16) {
        Ok(disk) => disk,
        Err(error) => return not_measured(scene, error.as_ref()).await,
    };
    let root = disk.folder.join("files");
    let program = scene.stage.place.program.clone();
    let kept_in = root.to_str().ok_or("the folder's name is no text")?;
    let mut process = scene.process_of(&program, &[("FILES_ROOT", kept_in)]).await?;
    let load = scene.load(&process.origin, Plan::of_seconds(scale.pick(20, 8)));
    let stop = Arc::new(Notify::new());
    let sender = send(process.origin.clone(), scene.stage.cast.clone(), stop.clone());

    after(Duration::from_secs(2)).await;
    disk.fill()?;
    let full = Instant::now();
    after(Duration::from_secs(scale.pick(10, 3))).await;
    let relieved = Instant::now();
    disk.relieve()?;
    load.ended().await?;
    stop.notify_one();
    let attempts = sender.await?;

    let figures = &mut scene.figures;
    let while_full: Vec<_> = attempts.iter().filter(|it| it.began > full && it.ended < relieved).collect();
    figures.holds("files were sent while full", !while_full.is_empty());
    figures.none("kept while full", while_full.iter().filter(|it| it.was_kept()).count());
    let unclean = attempts.iter().filter(|it| !matches!(it.status, Some(201 | 503 | 507))).count();
    figures.none("neither 201, 503 nor 507", unclean);
    let again = attempts.iter().find(|it| it.began > relieved && it.was_kept());
    let again = again.ok_or("no file was kept afterwards")?.ended - relieved;
    figures.at_most("again after s", again.as_secs_f64(), 10.0);
    figures
        .none("messages not acknowledged", scene.ledger.entries().iter().filter(|it| it.status != Some(202)).count());
    figures.holds("the app was not restarted", process.runs());
    compare(&mut scene, &root, &attempts).await?;
    let figures = scene.close(process).await;
    drop(disk);
    figures
}

/// Lets a system send one file after the other, until it is told to stop.
fn send(origin: String, cast: Arc<Cast>, stop: Arc<Notify>) -> JoinHandle<Vec<Attempt>> {
    tokio::spawn(async move {
        let http = Client::new();
        let mut attempts = Vec::new();
        loop {
            let began = Instant::now();
            let asked = http.post(format!("{origin}/api/v1/files?name=parcel.bin")).bearer_auth(cast.busy[0].key());
            let answer = asked.body(vec![7; BYTES]).send().await.ok();
            let status = answer.as_ref().map(|it| it.status().as_u16());
            let told: Option<Value> = match answer {
                Some(it) => it.json().await.ok(),
                None => None,
            };
            let file = told.and_then(|it| it["id"].as_str()?.parse().ok());
            attempts.push(Attempt { began, ended: Instant::now(), status, file });
            tokio::select! {
                () = stop.notified() => return attempts,
                () = tokio::time::sleep(REST) => {}
            }
        }
    })
}

/// Compares what was acknowledged, the rows, and what is on the disk.
async fn compare(scene: &mut Scene, root: &Path, attempts: &[Attempt]) -> Result<()> {
    let tenant = scene.stage.cast.busy[0].tenant;
    let rows: Vec<(FileId, i64)> = sqlx::query_as("select id, bytes from files where tenant_id = $1")
        .bind(tenant)
        .fetch_all(&scene.stage.owner)
        .await?;
    let rows: BTreeMap<FileId, i64> = rows.into_iter().collect();
    let there = on_disk(root, tenant)?;
    let acknowledged = || attempts.iter().filter(|it| it.was_kept());

    let figures = &mut scene.figures;
    figures.none("acknowledged without an id", acknowledged().filter(|it| it.file.is_none()).count());
    let without_row = acknowledged().filter_map(|it| it.file).filter(|it| !rows.contains_key(it)).count();
    figures.none("acknowledged and lost", without_row);
    figures.none("rows without their file", rows.iter().filter(|(id, bytes)| there.get(id) != Some(bytes)).count());
    figures.none("files without a row", there.keys().filter(|it| !rows.contains_key(it)).count());
    figures.none("unfinished files left", fs::read_dir(root.join("unfinished"))?.count());
    Ok(())
}

/// The files of a workspace, and how many bytes each has.
fn on_disk(root: &Path, tenant: TenantId) -> Result<BTreeMap<FileId, i64>> {
    let mut there = BTreeMap::new();
    for file in fs::read_dir(root.join(tenant.to_string()))? {
        let file = file?;
        let id = file.file_name().to_str().ok_or("a name is no text")?.parse()?;
        there.insert(id, i64::try_from(file.metadata()?.len())?);
    }
    Ok(there)
}
