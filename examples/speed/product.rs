//! The product, as an operator would run it, in a process of its own.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::Result;
use super::place::Place;

/// How long a start may take.
const START: Duration = Duration::from_secs(30);

/// A product that serves. It is killed when this is dropped.
pub struct Product {
    /// Where it is.
    pub origin: String,
    process: Child,
}

/// Connections for incoming messages: as many as the most clients that are measured. For pages it has those that it
/// always has, [`usual_page_connections`](switchboard::tenancy::usual_page_connections).
pub const CONNECTIONS: u32 = 32;

impl Product {
    /// Starts it on the measured database.
    ///
    /// # Errors
    /// When it does not answer in time.
    pub async fn start(place: &Place) -> Result<Self> {
        Self::start_on(place, &place.app_url).await
    }

    /// Starts it on a database that is reached by another address.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub async fn start_on(place: &Place, database_url: &str) -> Result<Self> {
        Self::start_as("web", place, database_url).await
    }

    /// Starts one that serves nobody and does what waits.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub async fn start_worker(place: &Place) -> Result<Self> {
        Self::start_as("worker", place, &place.app_url).await
    }

    async fn start_as(role: &str, place: &Place, database_url: &str) -> Result<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let origin = format!("http://{address}");
        let process = Command::new(&place.program)
            .args(["serve", "--role", role])
            .env("DATABASE_URL", database_url)
            .env_remove("DATABASE_ADMIN_URL")
            .env("DATABASE_POOL", CONNECTIONS.to_string())
            .env("LISTEN", address.to_string())
            .env("PUBLIC_URL", &origin)
            .env("LOG", "error")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()?;
        let product = Self { origin, process };
        let ready = format!("{}/readyz", product.origin);
        let began = Instant::now();
        while !reqwest::get(&ready).await.is_ok_and(|it| it.status().is_success()) {
            if began.elapsed() > START {
                return Err(format!("{ready} does not answer").into());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Ok(product)
    }

    /// Memory that it has in use, in bytes (`VmRSS`).
    pub fn memory(&self) -> Result<u64> {
        let id = self.process.id();
        let status = std::fs::read_to_string(Path::new("/proc").join(id.to_string()).join("status"))?;
        let line = status.lines().find_map(|it| it.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
        let kibibytes: u64 = line.trim().trim_end_matches(" kB").parse()?;
        Ok(kibibytes * 1_024)
    }
}

impl Drop for Product {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to kill.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
