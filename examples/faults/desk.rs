//! The product in a process of its own: started, killed, frozen, and started again by whoever
//! supervises it.

use std::fs::{File, OpenOptions};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use reqwest::StatusCode;

use super::Result;
use super::place::free_address;
use super::postgres::signal;
use super::stage::Stage;

/// How long a start may take.
const START: Duration = Duration::from_secs(30);
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// What a process is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Both,
    Web,
    Worker,
}

/// A product that runs. Killed when dropped.
pub struct Process {
    /// Where it is.
    pub origin: String,
    /// The address it listens on.
    pub address: SocketAddr,
    child: Child,
    role: Role,
    program: PathBuf,
    settings: Vec<(String, String)>,
    log: PathBuf,
}

impl Process {
    /// Starts it on a stage's database, and returns when it is ready.
    pub async fn start(stage: &Stage, role: Role) -> Result<Self> {
        Self::start_with(stage, role, &stage.place.program, &[]).await
    }

    /// Starts another program of it, with further settings.
    pub async fn start_with(stage: &Stage, role: Role, program: &PathBuf, more: &[(&str, &str)]) -> Result<Self> {
        let address = free_address()?;
        let origin = format!("http://{address}");
        let log = stage.place.logs.join(format!("{}-{}.log", stage.name, address.port()));
        let mut settings: Vec<(String, String)> = [
            ("DATABASE_URL", stage.place.url(&stage.name)?),
            ("LISTEN", address.to_string()),
            ("PUBLIC_URL", origin.clone()),
            ("SMTP_URL", stage.peers.smtp_url()),
            ("EGRESS_ALLOW", "127.0.0.1".to_owned()),
            // Customers of the load come from everywhere.
            ("TRUSTED_PROXIES", "127.0.0.1".to_owned()),
            ("LOG", "warn".to_owned()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into();
        settings.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        File::create(&log)?;
        let child = spawn(program, role, &settings, &log)?;
        let program = program.clone();
        let process = Self { origin, address, child, role, program, settings, log };
        process.ready().await?;
        Ok(process)
    }

    /// Ends it at once.
    pub fn kill(&mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Starts it anew on its address, as a supervisor does, and waits until it is ready.
    pub async fn restart(&mut self) -> Result<()> {
        self.child = spawn(&self.program, self.role, &self.settings, &self.log)?;
        self.ready().await
    }

    /// Asks it to stop; how long it took, and how it ended.
    pub async fn terminate(&mut self) -> Result<(Duration, ExitStatus)> {
        let began = Instant::now();
        signal("TERM", &[self.child.id()])?;
        loop {
            if let Some(status) = self.child.try_wait()? {
                return Ok((began.elapsed(), status));
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// It does nothing from now on.
    pub fn freeze(&self) -> Result<()> {
        signal("STOP", &[self.child.id()])
    }

    /// It goes on.
    pub fn thaw(&self) -> Result<()> {
        signal("CONT", &[self.child.id()])
    }

    /// Whether it runs, as the same process as it was started.
    pub fn runs(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// How it answers a question about its health.
    pub async fn health(&self, path: &str) -> Option<StatusCode> {
        let asked = reqwest::Client::new().get(format!("{}{path}", self.origin)).timeout(Duration::from_secs(4));
        Some(asked.send().await.ok()?.status())
    }

    /// How many lines of its log hold these words.
    pub fn said(&self, words: &str) -> Result<usize> {
        Ok(std::fs::read_to_string(&self.log)?.lines().filter(|it| it.contains(words)).count())
    }

    /// Memory that it has in use, in bytes (`VmRSS`).
    pub fn memory(&self) -> Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|it| it.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
        Ok(line.trim().trim_end_matches(" kB").parse::<u64>()? * 1_024)
    }

    async fn ready(&self) -> Result<()> {
        let began = Instant::now();
        while self.health("/readyz").await != Some(StatusCode::OK) {
            if began.elapsed() > START {
                return Err(format!("{} is not ready; read {}", self.origin, self.log.display()).into());
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        Ok(())
    }
}

fn spawn(program: &PathBuf, role: Role, settings: &[(String, String)], log: &PathBuf) -> Result<Child> {
    let log = OpenOptions::new().append(true).open(log)?;
    let words: &[&str] = match role {
        Role::Both => &["serve"],
        Role::Web => &["serve", "--role", "web"],
        Role::Worker => &["serve", "--role", "worker"],
    };
    let mut command = Command::new(program);
    command.args(words).envs(settings.iter().map(|(name, value)| (name, value))).env_remove("DATABASE_ADMIN_URL");
    command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
    Ok(command.spawn()?)
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to kill.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
