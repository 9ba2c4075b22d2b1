//! `cargo xtask bench inbox|search|leads|ingest|live|growth|reports`: how fast the product is, beside the limit of
//! its own database.
//!
//! Builds what an operator would deploy, keeps a cluster of its own that loses nothing on a
//! power failure, and hands both to `examples/speed`, which loads the data once, starts the
//! product and measures. A change of the schema makes the data anew.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::PathBuf;
use std::process;

use crate::database::Server;
use crate::failure::{During, Failure, Outcome};
use crate::postgres::Purpose;
use crate::product::{self, Product};
use crate::site::{self, Profile};
use crate::tools::Tools;
use crate::{interrupt, places, progress, secrets, shell};

/// The inbox and a thread.
pub fn inbox(words: &[&str]) -> Outcome {
    measure("inbox", words)
}

/// Search, and a storm of it.
pub fn search(words: &[&str]) -> Outcome {
    measure("search", words)
}

/// Leads.
pub fn leads(words: &[&str]) -> Outcome {
    measure("leads", words)
}

/// Messages that come in.
pub fn ingest(words: &[&str]) -> Outcome {
    measure("ingest", words)
}

/// The live stream.
pub fn live(words: &[&str]) -> Outcome {
    measure("live", words)
}

/// History behind a page.
pub fn growth(words: &[&str]) -> Outcome {
    measure("growth", words)
}

/// What was counted.
pub fn reports(words: &[&str]) -> Outcome {
    measure("reports", words)
}

fn measure(name: &str, words: &[&str]) -> Outcome {
    if !words.is_empty() {
        return Err(Failure::new(format!("`bench {name}` takes no further words")));
    }
    interrupt::watch()?;
    let Some(pgbench) = pgbench() else {
        eprintln!("error: There is no pgbench to measure against.\n  What to do: install it (Debian: postgresql)");
        process::exit(super::NOT_MEASURED)
    };
    let site = site::build(&Tools::ready()?, Profile::Release)?;
    let program = super::example("switchboard", "speed")?;

    let server = Server::ready(Purpose::Measured)?;
    let database = server.kept(&format!("measured_{:08x}", schema()?))?;
    let product = Product {
        site: &site,
        database: &database,
        secret_key: secrets::key("measured-secret-key")?,
        address: product::free_address()?,
    };
    product.migrate()?;
    progress::say("Measuring (the first time loads the data, which takes minutes)");
    let ended = product
        .settings_for(program)
        .arg(name)
        .env("DATABASE_ADMIN_URL", &database.admin_url)
        .env("SWITCHBOARD", &site.binary)
        .env("PGBENCH", pgbench)
        .status()
        .during("start the measurement")?;
    drop(server);
    match ended.code() {
        Some(0) => Ok(()),
        code => process::exit(code.unwrap_or(1)),
    }
}

/// PostgreSQL's load generator: on the path, or where Debian puts it.
fn pgbench() -> Option<PathBuf> {
    let of_debian = || {
        let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
        let mut found: Vec<PathBuf> = versions.flatten().map(|it| it.path().join("bin/pgbench")).collect();
        found.retain(|it| shell::is_program(it));
        found.sort();
        found.pop()
    };
    shell::find(&["pgbench"]).or_else(of_debian)
}

/// A number that changes with the migrations and with the data's own making.
fn schema() -> Outcome<u32> {
    let mut hasher = DefaultHasher::new();
    for folder in ["migrations", "examples/speed/data"] {
        let folder = places::root().join(folder);
        let entries = fs::read_dir(&folder).during(format_args!("read {}", folder.display()))?;
        let mut files: Vec<PathBuf> = entries.flatten().map(|it| it.path()).collect();
        files.sort();
        for file in files {
            fs::read(&file).during(format_args!("read {}", file.display()))?.hash(&mut hasher);
        }
    }
    Ok(hasher.finish() as u32)
}
