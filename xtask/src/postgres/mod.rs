//! Embedded PostgreSQL: started when `DATABASE_URL` is not set.
//!
//! The server programs come from npm. A cluster listens on a unix socket in a folder that
//! only its owner can enter, which is why nobody is asked for a password there. There are five:
//!
//! - *development* keeps the demo's data from start to start;
//! - *throw-away* serves tests: made anew whenever it is not running, in memory where there is
//!   room, and in a hurry, since nothing in it has to survive a power failure;
//! - *vectors* is such a one with the extension `vector`, for the tests that need it;
//! - *measured* keeps the data of measurements, as durable as an operator's;
//! - *faults* is made for one run, as durable, and goes with it: it is killed on purpose.
//!
//! Promises
//! - A cluster that runs already is used as it is, and is not stopped by us.
//! - One that we started is stopped when its [`Running`] is dropped.
//! - PostgreSQL refuses to run as root; then it runs under the account that [`Account`] finds.

mod account;
mod extension;
mod pid;
mod programs;

use std::fs;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::process::{self, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::failure::{During, Failure, Outcome};
use crate::{places, progress, shell};
use account::Account;
use programs::Programs;

/// The longest path that a unix socket can have everywhere (104 bytes on macOS, 108 on Linux).
const SOCKET_PATH_LIMIT: usize = 103;
/// How long a start by somebody else may take.
const START: Duration = Duration::from_secs(30);
const SOCKET: &str = ".s.PGSQL.5432";

/// What a cluster is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The demo of `cargo xtask run`.
    Development,
    /// Tests.
    Throwaway,
    /// Tests that need the extension `vector`.
    Vectors,
    /// Measurements, which are worth nothing on a server in a hurry.
    Measured,
    /// Faults, which kill it.
    Faults,
}

impl Purpose {
    /// The folder's name, after the major version: the data of one cannot be opened by another.
    fn folder(self, major: &str) -> String {
        match self {
            Self::Development => format!("postgres-{major}"),
            Self::Throwaway => format!("postgres-throwaway-{major}"),
            Self::Vectors => format!("postgres-vectors-{major}"),
            Self::Measured => format!("postgres-measured-{major}"),
            // One for each run: two runs would kill each other's.
            Self::Faults => format!("postgres-faults-{major}-{}", process::id()),
        }
    }

    /// Whether nothing in it has to outlive it.
    const fn is_thrown_away(self) -> bool {
        matches!(self, Self::Throwaway | Self::Vectors)
    }

    fn settings(self) -> &'static [&'static str] {
        match self {
            Self::Development => &["max_connections=100"],
            Self::Measured => &["max_connections=300", "shared_buffers=2GB", "max_wal_size=4GB"],
            // The writer of the log sleeps longer than usual, so that a commit which did not wait
            // for it is really lost with the server.
            Self::Faults => &["max_connections=300", "wal_writer_delay=2s", "wal_writer_flush_after=1GB"],
            Self::Throwaway | Self::Vectors => &[
                "max_connections=300",
                "fsync=off",
                "synchronous_commit=off",
                "full_page_writes=off",
                "wal_level=minimal",
                "max_wal_senders=0",
            ],
        }
    }
}

/// One data folder, its socket and its log.
struct Cluster {
    purpose: Purpose,
    home: PathBuf,
    programs: Programs,
    account: Account,
}

/// A cluster that answers. Stops it when dropped, if we were the ones to start it.
pub struct Running {
    cluster: Cluster,
    stop_on_drop: bool,
}

impl Running {
    /// Where to connect as the superuser: the database of that name, over the unix socket.
    pub fn url(&self, database: &str) -> String {
        let socket_folder = self.cluster.socket_folder();
        format!("postgres://postgres@localhost/{database}?host={}", encode(&socket_folder.to_string_lossy()))
    }

    /// Tells a program all that it needs to stop, kill and start this cluster.
    pub fn hand_over(&self, command: &mut Command) {
        command.env("POSTGRES", self.cluster.programs.path("pg_ctl")).env("PGDATA", self.cluster.data());
        if let Account::Other { uid, gid } = self.cluster.account {
            command.env("POSTGRES_ACCOUNT", format!("{uid}:{gid}"));
        }
    }

    /// Lets it run on after we have gone.
    pub fn leave_running(mut self) {
        self.stop_on_drop = false;
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if self.stop_on_drop {
            progress::say("Stopping PostgreSQL");
            if let Err(failure) = self.cluster.stop().and(self.cluster.clear_away()) {
                eprintln!("{failure}");
            }
        }
    }
}

/// Starts a cluster, or finds it running.
pub fn start(purpose: Purpose) -> Outcome<Running> {
    let cluster = Cluster::find(purpose)?;
    let stop_on_drop = !cluster.answers() && !cluster.answers_soon();
    if stop_on_drop {
        cluster.start()?;
    }
    Ok(Running { cluster, stop_on_drop })
}

/// Whether there can be a cluster with the extension `vector`.
///
/// # Errors
/// Why not.
pub fn has_vectors() -> Outcome {
    Programs::with_vectors().map(drop)
}

/// Stops a cluster, whoever started it. `false` when it was not running.
pub fn stop(purpose: Purpose) -> Outcome<bool> {
    let cluster = Cluster::find(purpose)?;
    let running = cluster.answers();
    if running {
        cluster.stop()?;
    }
    Ok(running)
}

impl Cluster {
    fn find(purpose: Purpose) -> Outcome<Self> {
        let account = Account::find()?;
        let programs = if purpose == Purpose::Vectors { Programs::with_vectors() } else { Programs::ready() }?;
        let in_memory = purpose.is_thrown_away().then(places::memory).flatten();
        let home = in_memory.map_or_else(places::databases, Ok)?.join(purpose.folder(programs.major()));
        let cluster = Self { purpose, home, programs, account };

        let socket = cluster.socket_folder().join(SOCKET);
        if socket.as_os_str().len() > SOCKET_PATH_LIMIT {
            return Err(Failure::new(format!("The path {} is too long for a unix socket", socket.display()))
                .advice("set XDG_STATE_HOME to a shorter absolute path, or DATABASE_URL to a PostgreSQL of your own"));
        }
        Ok(cluster)
    }

    fn data(&self) -> PathBuf {
        self.home.join("data")
    }

    fn socket_folder(&self) -> PathBuf {
        self.home.join("run")
    }

    fn log(&self) -> PathBuf {
        self.home.join("log")
    }

    /// Somebody listens: a left-over socket file or pid file would not answer.
    fn answers(&self) -> bool {
        UnixStream::connect(self.socket_folder().join(SOCKET)).is_ok()
    }

    /// Another session is starting it, or it recovers from a crash: that takes a moment.
    fn answers_soon(&self) -> bool {
        let asked = Instant::now();
        while pid::names_a_server(&self.pid_file()) && asked.elapsed() < START {
            if self.answers() {
                return true;
            }
            sleep(Duration::from_millis(100));
        }
        false
    }

    fn start(&self) -> Outcome {
        if self.purpose.is_thrown_away() && self.data().exists() && !pid::names_a_server(&self.pid_file()) {
            fs::remove_dir_all(self.data()).during(format_args!("empty {}", self.data().display()))?;
        }
        if !self.data().join("PG_VERSION").exists() {
            self.create()?;
        }
        self.forget_stale_pid()?;

        progress::say(format!("Starting PostgreSQL {}", self.programs.version()));
        // With a log file: otherwise the server keeps our own output open for ever.
        shell::capture(
            self.program("pg_ctl").args(["start", "--wait", "--timeout=60", "--silent", "--log"]).arg(self.log()),
        )
        .map(drop)
        .map_err(|failure| {
            failure.advice(format!(
                "read {}; if the data can go, remove {} and start again",
                self.log().display(),
                self.home.display()
            ))
        })
    }

    /// Makes the data folder.
    fn create(&self) -> Outcome {
        progress::say(format!("Creating a PostgreSQL cluster in {}", self.home.display()));
        for folder in [self.home.clone(), self.socket_folder()] {
            places::private_folder(&folder)?;
            self.account.own(&folder)?;
        }
        // What an interrupted creation left behind is of no use.
        if self.data().exists() {
            fs::remove_dir_all(self.data()).during(format_args!("empty {}", self.data().display()))?;
        }

        let mut initdb = self.program("initdb");
        initdb.args(["--username=postgres", "--encoding=UTF8", "--auth-local=trust", "--auth-host=reject"]);
        // Sorting and case come from PostgreSQL itself, the same on every machine. What counts
        // as a letter for pg_trgm still comes from the C library, whose plain C knows no accents.
        initdb.args(["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]);
        initdb.arg(if cfg!(target_os = "macos") { "--lc-ctype=en_US.UTF-8" } else { "--lc-ctype=C.UTF-8" });
        if self.purpose.is_thrown_away() {
            initdb.arg("--no-sync");
        }
        let sockets = format!("unix_socket_directories={}", self.socket_folder().display());
        for setting in
            ["listen_addresses=", "unix_socket_permissions=0700", &sockets].iter().chain(self.purpose.settings())
        {
            initdb.args(["--set", setting]);
        }
        shell::capture(&mut initdb).map(drop).map_err(|failure| {
            failure.advice("see the message above, or set DATABASE_URL to a PostgreSQL (15 or newer) of your own")
        })
    }

    fn stop(&self) -> Outcome {
        shell::capture(self.program("pg_ctl").args(["stop", "--mode=fast", "--wait", "--silent"])).map(drop)
    }

    /// What was made for one run goes with it.
    fn clear_away(&self) -> Outcome {
        if self.purpose != Purpose::Faults && !self.purpose.is_thrown_away() {
            return Ok(());
        }
        fs::remove_dir_all(&self.home).during(format_args!("remove {}", self.home.display()))
    }

    /// A program of the cluster, run under its account, in a folder that account can enter.
    fn program(&self, name: &str) -> Command {
        let mut command = shell::command(self.programs.path(name));
        command.env("PGDATA", self.data()).current_dir(&self.home);
        self.account.become_in(&mut command);
        command
    }

    fn forget_stale_pid(&self) -> Outcome {
        for file in [self.pid_file(), self.socket_folder().join(format!("{SOCKET}.lock"))] {
            if file.exists() && !pid::names_a_server(&file) {
                fs::remove_file(&file).during(format_args!("remove the stale {}", file.display()))?;
            }
        }
        Ok(())
    }

    fn pid_file(&self) -> PathBuf {
        self.data().join("postmaster.pid")
    }
}

/// Percent-encodes a path for the query part of a URL.
fn encode(path: &str) -> String {
    path.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_socket_folder_fits_into_a_url() {
        assert_eq!(encode("/state/my db/run"), "%2Fstate%2Fmy%20db%2Frun");
    }
}
