//! The PostgreSQL that nobody minds to lose: killed, frozen, started again.

use std::env;
use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::Result;

const PATIENCE: Duration = Duration::from_secs(60);
const LOOK_AGAIN: Duration = Duration::from_millis(10);

/// A cluster of our own.
pub struct Cluster {
    pg_ctl: PathBuf,
    /// Its data.
    pub data: PathBuf,
    /// User and group that it runs as, where that is not ourselves.
    pub account: Option<(u32, u32)>,
}

impl Cluster {
    /// Reads the environment.
    pub fn of_environment() -> Result<Self> {
        let setting = |name: &str| env::var(name).map_err(|_| format!("{name} is not set: use `cargo xtask fault`"));
        let account = env::var("POSTGRES_ACCOUNT").ok();
        let ids = account.as_deref().and_then(|it| it.split_once(':'));
        Ok(Self {
            pg_ctl: setting("POSTGRES")?.into(),
            data: setting("PGDATA")?.into(),
            account: ids
                .map(|(uid, gid)| Ok::<_, std::num::ParseIntError>((uid.parse()?, gid.parse()?)))
                .transpose()?,
        })
    }

    /// The folder around it, where its account may write.
    pub fn home(&self) -> &Path {
        self.data.parent().unwrap_or(&self.data)
    }

    /// Kills every process of it at once, as a machine does that loses its power.
    pub fn kill(&self) -> Result<()> {
        let all = self.processes()?;
        let lock = self.socket_lock()?;
        signal("KILL", &all)?;
        let began = Instant::now();
        while all.iter().any(|it| is_alive(*it)) {
            if began.elapsed() > PATIENCE {
                return Err("PostgreSQL does not die".into());
            }
            std::thread::sleep(LOOK_AGAIN);
        }
        // The number in them may belong to a corpse that nobody has collected.
        fs::remove_file(self.data.join("postmaster.pid"))?;
        fs::remove_file(lock)?;
        Ok(())
    }

    /// Starts it, and returns when it takes connections.
    pub fn start(&self) -> Result<()> {
        self.pg_ctl(&["start", "--wait", "--timeout=60", "--silent", "--log"], &[self.home().join("log")])
    }

    /// Stops it in good order.
    pub fn stop(&self) -> Result<()> {
        self.pg_ctl(&["stop", "--wait", "--mode=fast", "--silent"], &[])
    }

    /// Its processes do nothing from now on.
    pub fn freeze(&self) -> Result<()> {
        signal("STOP", &self.processes()?)
    }

    /// They go on.
    pub fn thaw(&self) -> Result<()> {
        signal("CONT", &self.processes()?)
    }

    /// Whether its first process lives.
    pub fn is_alive(&self) -> bool {
        self.postmaster().is_ok_and(is_alive)
    }

    /// The file beside its socket that names it: port and folder are lines of the pid file.
    fn socket_lock(&self) -> Result<PathBuf> {
        let text = fs::read_to_string(self.data.join("postmaster.pid"))?;
        let mut lines = text.lines().skip(3);
        let (port, folder) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
        Ok(Path::new(folder.trim()).join(format!(".s.PGSQL.{}.lock", port.trim())))
    }

    fn postmaster(&self) -> Result<u32> {
        let text = fs::read_to_string(self.data.join("postmaster.pid"))?;
        Ok(text.lines().next().unwrap_or_default().trim().parse()?)
    }

    /// The first process, then its children.
    fn processes(&self) -> Result<Vec<u32>> {
        let first = self.postmaster()?;
        let mut all = vec![first];
        for entry in fs::read_dir("/proc")?.flatten() {
            let Some(id) = entry.file_name().to_str().and_then(|it| it.parse::<u32>().ok()) else { continue };
            if state(id).is_some_and(|(_, parent)| parent == first) {
                all.push(id);
            }
        }
        Ok(all)
    }

    fn pg_ctl(&self, words: &[&str], paths: &[PathBuf]) -> Result<()> {
        let mut command = Command::new(&self.pg_ctl);
        command.args(words).args(paths).env("PGDATA", &self.data).current_dir(self.home());
        command.stdin(Stdio::null()).stdout(Stdio::null());
        if let Some((uid, gid)) = self.account {
            command.uid(uid).gid(gid).env_remove("HOME");
        }
        let status = command.status()?;
        if status.success() { Ok(()) } else { Err(format!("pg_ctl {} ended with {status}", words[0]).into()) }
    }
}

/// Sends a signal to processes. By the shell's own `kill`, because a slim container has no other.
pub fn signal(name: &str, processes: &[u32]) -> Result<()> {
    let ids: Vec<String> = processes.iter().map(u32::to_string).collect();
    // One that has ended meanwhile does not matter.
    Command::new("sh").args(["-c", &format!("kill -{name} {}", ids.join(" "))]).stderr(Stdio::null()).status()?;
    Ok(())
}

fn is_alive(id: u32) -> bool {
    state(id).is_some_and(|(state, _)| state != 'Z')
}

/// State and parent of a process: `4711 (postgres) S 1 …`.
fn state(id: u32) -> Option<(char, u32)> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let (_, after) = stat.rsplit_once(')')?;
    let mut words = after.split_whitespace();
    Some((words.next()?.chars().next()?, words.next()?.parse().ok()?))
}
