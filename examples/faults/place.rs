//! Where the faults take place, as `cargo xtask fault` says through the environment.

use std::env;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sqlx::ConnectOptions;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use switchboard::events::Event;
use switchboard::jobs::{Job, Work};
use switchboard::sealing::Seal;
use switchboard::tenancy::{Desk, DeskParts, Pools, SystemClock};

use super::Result;
use super::postgres::Cluster;

/// The ports that products and stand-ins listen on: below those that the system gives to
/// outgoing connections, so that a killed product finds its own free again.
const PORTS: std::ops::Range<u16> = 4_100..4_200;

/// The databases and the programs.
pub struct Place {
    admin: PgConnectOptions,
    app: PgConnectOptions,
    app_url: String,
    seal: Seal,
    /// The product.
    pub program: PathBuf,
    /// The product with planted faults, where it was built.
    pub planted: Option<PathBuf>,
    /// Where the products' logs go.
    pub logs: PathBuf,
    /// The PostgreSQL that is killed, frozen and filled.
    pub cluster: Cluster,
}

impl Place {
    /// Reads the environment.
    ///
    /// # Errors
    /// When a setting is missing or cannot be read.
    pub fn of_environment() -> Result<Self> {
        let setting = |name: &str| env::var(name).map_err(|_| format!("{name} is not set: use `cargo xtask fault`"));
        let app_url = setting("DATABASE_URL")?;
        let key = STANDARD.decode(setting("SECRET_KEY")?)?;
        Ok(Self {
            admin: PgConnectOptions::from_str(&setting("DATABASE_ADMIN_URL")?)?.disable_statement_logging(),
            app: PgConnectOptions::from_str(&app_url)?.disable_statement_logging(),
            app_url,
            seal: Seal::new(key.try_into().map_err(|_| "SECRET_KEY must be 32 bytes")?),
            program: setting("SWITCHBOARD")?.into(),
            planted: env::var_os("SWITCHBOARD_WITH_FAULTS").map(PathBuf::from),
            logs: setting("FAULTS_LOGS")?.into(),
            cluster: Cluster::of_environment()?,
        })
    }

    /// Connections of the owner of a database, who sees every row.
    pub fn owner(&self, database: &str) -> PgPool {
        PgPoolOptions::new().max_connections(4).connect_lazy_with(self.admin.clone().database(database))
    }

    /// The address of a database as the product gets it.
    pub fn url(&self, database: &str) -> Result<String> {
        let (before, query) = self.app_url.split_once('?').ok_or("DATABASE_URL names no socket")?;
        let (server, _) = before.rsplit_once('/').ok_or("DATABASE_URL names no database")?;
        Ok(format!("{server}/{database}?{query}"))
    }

    /// The socket that PostgreSQL listens on.
    pub fn socket(&self) -> Result<PathBuf> {
        let folder = self.app.get_socket().ok_or("DATABASE_URL names no socket")?;
        Ok(folder.join(format!(".s.PGSQL.{}", self.app.get_port())))
    }

    /// The address of a database by way of a socket in another folder.
    pub fn url_by(&self, database: &str, folder: &Path) -> Result<String> {
        let url = self.url(database)?;
        let (before, _) = url.split_once("host=").ok_or("DATABASE_URL names no socket")?;
        Ok(format!("{before}host={}", folder.display()))
    }

    /// A desk of our own, for what is done before and besides: it does as people would.
    pub fn desk(&self, database: &str) -> Desk {
        Desk::new(DeskParts {
            pools: Pools::new(self.app.clone().database(database), 2, 2),
            clock: Arc::new(SystemClock),
            follows: letters_are_sent,
            seal: self.seal.clone(),
        })
    }
}

/// Of all consequences, the one that the faults cause by a command of their own.
fn letters_are_sent(event: &Event) -> Vec<Job> {
    match event {
        Event::MailPosted { mail } => vec![Job::now(Work::SendMail { mail: *mail })],
        _ => Vec::new(),
    }
}

/// An address of this machine that nobody listens on, and that was not given to anybody lately.
pub fn free_address() -> Result<SocketAddr> {
    static GIVEN: AtomicU16 = AtomicU16::new(0);

    let next = PORTS.map(|_| PORTS.start + GIVEN.fetch_add(1, Ordering::Relaxed) % (PORTS.end - PORTS.start));
    let mut all = next.map(|port| SocketAddr::from(([127, 0, 0, 1], port)));
    all.find(|it| TcpListener::bind(it).is_ok()).ok_or_else(|| "every port is taken".into())
}
