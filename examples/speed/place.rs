//! Where the measurement takes place, as `cargo xtask bench` says through the environment.

use std::env;
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;

use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{ConnectOptions, Connection};
use switchboard::sealing::Seal;
use switchboard::tenancy::{Desk, DeskParts, Pools, SystemClock};

use super::Result;

/// The database and the programs.
pub struct Place {
    /// The database as its owner sees it.
    pub admin: PgConnectOptions,
    /// The database as the product's role sees it.
    pub app: PgConnectOptions,
    /// The same, as a URL.
    pub app_url: String,
    /// The product.
    pub program: PathBuf,
    /// `pgbench`.
    pub pgbench: PathBuf,
}

impl Place {
    /// Reads the environment.
    ///
    /// # Errors
    /// When a setting is missing or no address.
    pub fn of_environment() -> Result<Self> {
        let setting = |name: &str| env::var(name).map_err(|_| format!("{name} is not set: use `cargo xtask bench`"));
        let app_url = setting("DATABASE_URL")?;
        Ok(Self {
            admin: PgConnectOptions::from_str(&setting("DATABASE_ADMIN_URL")?)?.disable_statement_logging(),
            app: PgConnectOptions::from_str(&app_url)?.disable_statement_logging(),
            app_url,
            program: setting("SWITCHBOARD")?.into(),
            pgbench: setting("PGBENCH")?.into(),
        })
    }

    /// A connection of the database's owner, who sees every row.
    pub async fn owner(&self) -> Result<PgConnection> {
        Ok(PgConnection::connect_with(&self.admin).await?)
    }

    /// A desk of our own, for what has to be there before anything is measured.
    pub fn desk(&self) -> Desk {
        Desk::new(DeskParts {
            pools: Pools::new(self.app.clone(), 4, 4),
            clock: Arc::new(SystemClock),
            follows: |_| Vec::new(),
            seal: Seal::new([7; 32]),
        })
    }
}
