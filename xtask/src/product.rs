//! The product's own program: told where its database is, started, waited for, stopped.

use std::env;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::database::Database;
use crate::failure::{During, Failure, Outcome};
use crate::site::Site;
use crate::{interrupt, progress, shell};

/// How long a start may take before somebody should look: it only connects to a database.
const START: Duration = Duration::from_secs(60);
/// How long open streams may hold up a stop; the product gives them ten seconds itself.
const STOP: Duration = Duration::from_secs(15);
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// A built product and the database it works on.
pub struct Product<'run> {
    /// What was built.
    pub site: &'run Site,
    /// Where it keeps its data.
    pub database: &'run Database,
    /// `SECRET_KEY`.
    pub secret_key: String,
    /// `LISTEN`.
    pub address: SocketAddr,
}

impl Product<'_> {
    /// Brings the database up to date.
    pub fn migrate(&self) -> Outcome {
        progress::say("Migrating the database");
        shell::run(self.as_administrator().arg("migrate"))
            .map_err(|failure| failure.advice("read the message above; `switchboard doctor` explains settings"))
    }

    /// Loads the demo workspaces and returns what there is to say about them: the sign-ins.
    pub fn load_demo(&self) -> Outcome<String> {
        progress::say("Loading the demo workspaces");
        shell::capture(self.as_administrator().arg("demo"))
    }

    /// Starts to serve, and returns when it is ready to. What it says goes to the file, or to the terminal.
    pub fn serve(&self, settings: &[(&str, &str)], log: Option<&File>) -> Outcome<Serving> {
        progress::say(format!("Starting on http://{}", self.address));
        let said = || match log {
            Some(file) => file.try_clone().map(Stdio::from).during("write the product's log"),
            None => Ok(Stdio::inherit()),
        };
        let child = self
            .program()
            .arg("serve")
            .envs(settings.iter().copied())
            .env_remove("DATABASE_ADMIN_URL")
            .stdin(Stdio::null())
            .stdout(said()?)
            .stderr(said()?)
            .spawn()
            .during("start `switchboard serve`")?;
        let mut serving = Serving { child };

        let started = Instant::now();
        while !is_ready(self.address) {
            interrupt::check()?;
            if let Some(status) = serving.ended()? {
                return Err(Failure::new(format!("`switchboard serve` ended with {status}"))
                    .advice("read its last lines above; a wrong setting is named there"));
            }
            if started.elapsed() > START {
                return Err(Failure::new(format!("http://{}/readyz does not answer 200", self.address))
                    .advice("open that address: it says which part is not ready"));
            }
            sleep(LOOK_AGAIN);
        }
        Ok(serving)
    }

    fn as_administrator(&self) -> Command {
        let mut command = self.program();
        command.env("DATABASE_ADMIN_URL", &self.database.admin_url);
        command
    }

    fn program(&self) -> Command {
        self.settings_for(&self.site.binary)
    }

    /// A program that is told everything that the product is told.
    pub fn settings_for(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = shell::command(program);
        command
            .env("DATABASE_URL", &self.database.app_url)
            .env("SECRET_KEY", &self.secret_key)
            .env("LISTEN", self.address.to_string())
            .env("PUBLIC_URL", public_url(self.address))
            .env("FILES_ROOT", self.site.root.with_file_name("files"))
            .env("SITE_ROOT", &self.site.root)
            .env("LEPTOS_SITE_ROOT", &self.site.root);
        // Shows what a developer wants to see, such as the mails that were not sent.
        if env::var_os("ENVIRONMENT").is_none() {
            command.env("ENVIRONMENT", "development");
        }
        command
    }
}

/// A product that serves. Stopped when dropped.
pub struct Serving {
    child: Child,
}

impl Serving {
    /// Waits until it ends by itself or somebody asks us to stop.
    pub fn wait(&mut self) -> Outcome {
        while !interrupt::raised() {
            if let Some(status) = self.ended()? {
                return Err(Failure::new(format!("`switchboard serve` ended with {status}")));
            }
            sleep(LOOK_AGAIN);
        }
        Ok(())
    }

    /// The number of its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// The memory that it holds, in MB. Only Linux tells it.
    pub fn resident_megabytes(&self) -> Outcome<f64> {
        let path = format!("/proc/{}/status", self.child.id());
        let status = fs::read_to_string(&path).during(format_args!("read {path}"))?;
        let kibibytes =
            status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.split_whitespace().next()?.parse().ok());
        let kibibytes: f64 = kibibytes.ok_or_else(|| Failure::new(format!("{path} names no VmRSS")))?;
        Ok(kibibytes * 1.024 / 1_000.0)
    }

    fn ended(&mut self) -> Outcome<Option<ExitStatus>> {
        self.child.try_wait().during("look after `switchboard serve`")
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // Politely first, so that it finishes what it is doing. The shell's own `kill`,
        // because a slim container has no other.
        let _ = Command::new("sh").args(["-c", &format!("kill -TERM {}", self.child.id())]).status();
        let asked = Instant::now();
        while asked.elapsed() < STOP {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return;
            }
            sleep(LOOK_AGAIN);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Where people find the product that listens there. This machine by its name: browsers make no passkeys for a number.
pub fn public_url(address: SocketAddr) -> String {
    match address.ip().is_loopback() && address.is_ipv4() {
        true => format!("http://localhost:{}", address.port()),
        false => format!("http://{address}"),
    }
}

/// A free port of this machine, for a server that only tests talk to.
pub fn free_address() -> Outcome<SocketAddr> {
    TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr()).during("find a free port")
}

fn is_ready(address: SocketAddr) -> bool {
    ask_ready(address).is_ok_and(|answer| answer.starts_with("HTTP/1.1 200") || answer.starts_with("HTTP/1.0 200"))
}

fn ask_ready(address: SocketAddr) -> std::io::Result<String> {
    let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(1))?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    write!(stream, "GET /readyz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = [0; 12];
    stream.read_exact(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
