//! Faults planted on purpose, and what they cost (`security.md` §1.6 and §3.4).
//!
//! `cargo xtask fault [NAME]` builds the product, makes a PostgreSQL of its own and calls this
//! with the name and, through the environment, everything that `switchboard serve` needs,
//! `DATABASE_ADMIN_URL`, the programs, and how to kill the database.
//!
//! - [`stage`] is a fresh database for each fault: three workspaces that work, one that sleeps.
//! - [`load`] are the customers, who write down every answer in the [`ledger`].
//! - [`peers`] are whoever the product calls, with ledgers of their own.
//! - [`line`] is a bad connection, before the product or behind it.
//! - [`desk`] is the product and [`postgres`] its database, each in processes that can be killed.
//! - [`checker`] compares the ledgers with the database afterwards.
//! - [`faults`] tells what happens in between; [`faults::planted`] proves the checker.
//!
//! The last line is `fault: figure=value … met` or `… missed`. Ends with 0 where every goal is
//! met, with 1 where one is missed, with 2 where nothing could be measured.

mod checker;
mod desk;
mod faults;
mod ledger;
mod line;
mod load;
#[path = "../support/owner.rs"]
mod owner;
mod peers;
mod people;
mod place;
mod postgres;
mod proxy;
mod stage;
mod table;

use std::process::ExitCode;
use std::sync::Arc;

use faults::Scale;
use peers::Peers;
use place::Place;
use stage::Stage;
use table::Table;

/// What can go wrong with the harness is told, not handled.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

const NOT_MEASURED: u8 = 2;

fn main() -> ExitCode {
    let name = std::env::args().nth(1).unwrap_or_default();
    // Built with the whole workspace, the HTTP client wants to be told how it would encrypt.
    drop(rustls::crypto::ring::default_provider().install_default());
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return not_measured(&error),
    };
    match runtime.block_on(plant(&name)) {
        Ok(table) => table.print(),
        Err(error) => not_measured(error.as_ref()),
    }
}

async fn plant(name: &str) -> Result<Table> {
    let chosen = faults::named(name)?;
    let scale = if name == faults::SHORT { Scale::Short } else { Scale::Full };
    let first = Stage::first(Arc::new(Place::of_environment()?), Peers::open().await?).await?;
    let mut table = Table::default();
    for fault in chosen {
        let began = std::time::Instant::now();
        println!("── {} {} ──", fault.id, fault.name);
        table.add(fault.play(&first, scale).await?);
        println!("    {:.0} s", began.elapsed().as_secs_f64());
    }
    Ok(table)
}

fn not_measured(error: &dyn std::error::Error) -> ExitCode {
    eprintln!("Nothing was measured: {error}");
    ExitCode::from(NOT_MEASURED)
}
