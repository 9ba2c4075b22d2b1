//! Disks that are full: a small one in memory, and a ballast that takes the rest of it.

use std::fs;
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use sqlx::AssertSqlSafe;

use super::Scale;
use super::scene::{Scene, after};
use crate::Result;
use crate::desk::Role;
use crate::load::Plan;
use crate::postgres::Cluster;
use crate::stage::Stage;
use crate::table::Figures;

/// A disk in memory. Taken away when dropped.
pub struct SmallDisk {
    /// Where it is.
    pub folder: PathBuf,
}

impl SmallDisk {
    /// Puts one of so many megabytes beside the cluster's data.
    pub fn mount(cluster: &Cluster, name: &str, megabytes: u32) -> Result<Self> {
        let folder = cluster.home().join(name);
        fs::create_dir_all(&folder)?;
        let size = format!("size={megabytes}m,mode=0700");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &size, "switchboard-faults"])
            .arg(&folder)
            .stderr(Stdio::null())
            .status();
        if !mounted.is_ok_and(|it| it.success()) {
            fs::remove_dir(&folder)?;
            return Err("a disk in memory may not be mounted".into());
        }
        if let Some((uid, gid)) = cluster.account {
            chown(&folder, Some(uid), Some(gid))?;
        }
        Ok(Self { folder })
    }

    /// Takes all that is left of it.
    pub fn fill(&self) -> Result<()> {
        let ballast = fs::File::create(self.ballast())?;
        let mut from = std::io::repeat(7);
        // Ends with an error when the disk is full, which is what is wanted.
        let _ = std::io::copy(&mut from, &mut &ballast);
        Ok(())
    }

    /// Gives it back.
    pub fn relieve(&self) -> Result<()> {
        Ok(fs::remove_file(self.ballast())?)
    }

    fn ballast(&self) -> PathBuf {
        self.folder.join("ballast")
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // What is not unmounted now goes with the machine's memory.
        let _ = Command::new("umount").arg("--lazy").arg(&self.folder).status();
    }
}

/// `R-7`: the disk of the data is full for a while.
pub async fn data_full(first: &Stage, scale: Scale) -> Result<Figures> {
    let mut scene = Scene::open(first, "R-7", "data-disk-full").await?;
    let disk = match SmallDisk::mount(&scene.stage.place.cluster, "small-data", 64) {
        Ok(disk) => disk,
        Err(error) => return not_measured(scene, error.as_ref()).await,
    };
    move_data(&scene.stage, Some(&disk.folder)).await?;
    let mut process = scene.process(Role::Both).await?;
    let load = scene.load(&process.origin, Plan::of_seconds(scale.pick(40, 20)));
    after(Duration::from_secs(3)).await;
    disk.fill()?;
    let full = Instant::now();
    after(Duration::from_secs(scale.pick(25, 8))).await;
    let before = scene.ledger.first_after(full + Duration::from_secs(2));
    disk.relieve()?;
    let relieved = Instant::now();
    load.ended().await?;
    recovered(&mut scene, relieved)?;
    scene.figures.holds("nothing taken in while full", before.is_none());
    scene.figures.holds("the app was not restarted", process.runs());
    // Back before the disk goes: whoever closes the scene reads from it.
    scene.stage.settled(Duration::from_secs(60)).await?;
    drop(process);
    move_data(&scene.stage, None).await?;
    let process = scene.process(Role::Both).await?;
    let figures = scene.close(process).await?;
    sqlx::raw_sql("drop tablespace small").execute(&first.place.owner("postgres")).await?;
    drop(disk);
    Ok(figures)
}

/// `R-8`: the disk of the write-ahead log is full for a while; PostgreSQL itself gives up then,
/// and whoever supervises it starts it again.
pub async fn wal_full(first: &Stage, scale: Scale) -> Result<Figures> {
    let mut scene = Scene::open(first, "R-8", "wal-disk-full").await?;
    let cluster = &scene.stage.place.clone().cluster;
    let disk = match SmallDisk::mount(cluster, "small-wal", 160) {
        Ok(disk) => disk,
        Err(error) => return not_measured(scene, error.as_ref()).await,
    };
    move_wal(cluster, &cluster.data.join("pg_wal"), &disk.folder.join("pg_wal"))?;
    let mut process = scene.process(Role::Both).await?;
    let load = scene.load(&process.origin, Plan::of_seconds(scale.pick(45, 30)));
    after(Duration::from_secs(3)).await;
    disk.fill()?;
    // Every segment that is there is used up before a new one is needed.
    let owner = scene.stage.owner.clone();
    while cluster.is_alive() && sqlx::query("select pg_switch_wal()").execute(&owner).await.is_ok() {
        after(Duration::from_millis(200)).await;
    }
    let full = Instant::now();
    after(Duration::from_secs(scale.pick(15, 5))).await;
    let before = scene.ledger.first_after(full + Duration::from_secs(2));
    disk.relieve()?;
    if !cluster.is_alive() {
        cluster.start()?;
    }
    let relieved = Instant::now();
    load.ended().await?;
    recovered(&mut scene, relieved)?;
    scene.figures.holds("nothing taken in while full", before.is_none());
    scene.figures.holds("the app was not restarted", process.runs());
    let figures = scene.close(process).await;
    move_wal(cluster, &disk.folder.join("pg_wal"), &cluster.data.join("pg_wal"))?;
    drop(disk);
    figures
}

fn recovered(scene: &mut Scene, relieved: Instant) -> Result<()> {
    let first = scene.ledger.first_after(relieved).ok_or("nothing was acknowledged afterwards")?;
    scene.figures.at_most("again after s", first.as_secs_f64(), 10.0);
    let entries = scene.ledger.entries();
    let unclean = entries.iter().filter(|it| !matches!(it.status, Some(202 | 429 | 503) | None)).count();
    scene.figures.none("neither 202 nor 503", unclean);
    Ok(())
}

/// The figures of a fault for which this machine lacks something.
pub async fn not_measured(mut scene: Scene, why: &dyn std::error::Error) -> Result<Figures> {
    scene.figures.not_measured(&why.to_string());
    scene.stage.strike().await?;
    Ok(scene.figures)
}

/// Puts the stage's database on a disk, or back.
async fn move_data(stage: &Stage, to: Option<&Path>) -> Result<()> {
    let server = stage.place.owner("postgres");
    let space = match to {
        Some(folder) => {
            let statement = format!("create tablespace small location '{}'", folder.display());
            sqlx::raw_sql(AssertSqlSafe(statement)).execute(&server).await?;
            "small"
        }
        None => "pg_default",
    };
    let others = "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1";
    sqlx::query(others).bind(&stage.name).execute(&server).await?;
    let statement = format!("alter database {} set tablespace {space}", stage.name);
    sqlx::raw_sql(AssertSqlSafe(statement)).execute(&server).await?;
    Ok(())
}

/// Moves the write-ahead log of a stopped cluster, and starts it.
fn move_wal(cluster: &Cluster, from: &Path, to: &Path) -> Result<()> {
    let link = cluster.data.join("pg_wal");
    cluster.stop()?;
    if to == link {
        fs::remove_file(&link)?;
    }
    // `cp` and not a rename: these are two disks.
    let copied = Command::new("cp").args(["-a"]).args([from, to]).status()?;
    if !copied.success() {
        return Err("the write-ahead log could not be moved".into());
    }
    if from == link {
        fs::rename(&link, cluster.home().join("pg_wal-before"))?;
        std::os::unix::fs::symlink(to, &link)?;
    }
    cluster.start()
}
