//! How fast the product is, beside the limit of its own database.
//!
//! `cargo xtask bench NAME` builds what an operator would deploy, prepares a PostgreSQL and
//! calls this with the name and, through the environment, everything that `switchboard serve`
//! needs, `DATABASE_ADMIN_URL`, the program (`SWITCHBOARD`) and `PGBENCH`.
//!
//! - [`data`] is what is measured on: twenty workspaces, the largest with 200 000
//!   conversations and 2 000 000 messages; loaded once, kept between runs.
//! - [`wire`] writes down the statements of one request, from the connection itself;
//!   [`pgbench`] runs exactly those. That is the limit: the same work without a product.
//! - Product and limit take turns, five rounds each; medians are compared.
//!
//! The last line is `NAME: figure=value … met` or `… missed`. Ends with 0 where every goal is
//! met, with 1 where one is missed, with 2 where nothing could be measured.

mod data;
mod figures;
mod growth;
mod inbox;
mod ingest;
mod leads;
mod live;
mod load;
#[path = "../support/machine.rs"]
mod machine;
#[path = "../support/owner.rs"]
mod owner;
mod pgbench;
mod place;
mod product;
mod reports;
mod search;
mod wire;

use std::process::ExitCode;

use figures::Verdict;
use place::Place;

/// What can go wrong in a measurement is told, not handled.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

const NOT_MEASURED: u8 = 2;

fn main() -> ExitCode {
    let name = std::env::args().nth(1).unwrap_or_default();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return not_measured(&error),
    };
    match runtime.block_on(measure(&name)) {
        Ok(verdict) => verdict.print(&name),
        Err(error) => not_measured(error.as_ref()),
    }
}

async fn measure(name: &str) -> Result<Verdict> {
    let place = Place::of_environment()?;
    data::prepare(&place).await?;
    println!("{}", machine::line());
    match name {
        "inbox" => inbox::measure(&place).await,
        "search" => search::measure(&place).await,
        "ingest" => ingest::measure(&place).await,
        "live" => live::measure(&place).await,
        "growth" => growth::measure(&place).await,
        "leads" => leads::measure(&place).await,
        "reports" => reports::measure(&place).await,
        _ => Err("name one of: inbox, search, ingest, live, growth, leads, reports".into()),
    }
}

fn not_measured(error: &dyn std::error::Error) -> ExitCode {
    eprintln!("Nothing was measured: {error}");
    ExitCode::from(NOT_MEASURED)
}
