//! `cargo xtask scan`: sqlmap and Wapiti against the product with the demo in it, signed in as an owner.
//!
//! `tools/scan.py` does the work and says the figures; here is what it needs: the two programs, a database that is
//! thrown away, and a product that serves. It takes half an hour at most, and ends with 0 only where nothing was found
//! and each scanner has shown that it finds what is planted.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process;

use crate::database::{Database, Server};
use crate::failure::{During, Failure, Outcome};
use crate::postgres::Purpose;
use crate::product::{self, Product};
use crate::python::Package;
use crate::site::{self, Profile, Site};
use crate::tools::Tools;
use crate::{interrupt, places, progress, secrets, shell};

const SQLMAP: Package = Package { name: "sqlmap", file: "sqlmap", saying: "Installing sqlmap (once)" };
const WAPITI: Package =
    Package { name: "wapiti3", file: "wapiti", saying: "Installing Wapiti (a minute or two, once)" };

/// How long both take together, in minutes.
const MINUTES: &str = "25";
/// The owner of the demo's first workspace, and everybody's password (`server/src/demo/people.rs`).
const OWNER: &str = "claire@example.com";
const PASSWORD: &str = "tilleul-et-menthe";

/// Tries everything.
pub fn run() -> Outcome {
    interrupt::watch()?;
    let python = shell::find(&["python3"]).ok_or_else(|| {
        Failure::new("Python was not found").advice("install Python 3.11 or newer: both scanners need it")
    })?;
    let installed = |package: &Package, program: &str| -> Outcome<PathBuf> {
        let folder = package.ready(&python).map_err(|it| it.advice("check the network"))?;
        Ok(folder.join("bin").join(program))
    };
    let (sqlmap, wapiti) = (installed(&SQLMAP, "sqlmap")?, installed(&WAPITI, "wapiti")?);
    let site = site::build(&Tools::ready()?, Profile::Gate)?;
    let server = Server::ready(Purpose::Throwaway)?;
    interrupt::check()?;

    let name = format!("switchboard_scan_{}", process::id());
    let database = server.create(&name)?;
    let scanned = scan(&site, &database, &python, &sqlmap, &wapiti);
    server.discard(&name)?;
    scanned
}

fn scan(site: &Site, database: &Database, python: &Path, sqlmap: &Path, wapiti: &Path) -> Outcome {
    let product = Product { site, database, secret_key: secrets::fresh_key()?, address: product::free_address()? };
    product.migrate()?;
    product.load_demo()?;
    let log = places::target().join("scan-server.log");
    let output = File::create(&log).during(format_args!("create {}", log.display()))?;
    let metrics = product::free_address()?.to_string();
    // Whatever a scanner lures the server to ask for listens on this machine, and must not be asked.
    let settings = [("SWITCHBOARD_THROW_AWAY_DATABASE", "1"), ("METRICS_LISTEN", metrics.as_str())];
    let serving = product.serve(&settings, Some(&output))?;

    let folder = places::target().join("scan");
    fs::create_dir_all(&folder).during(format_args!("create {}", folder.display()))?;
    progress::say("Scanning (half an hour at most)");
    let mut command = shell::command(python);
    command
        .arg("tools/scan.py")
        .args(["--base", &product::public_url(product.address), "--email", OWNER, "--password", PASSWORD])
        .args(["--minutes", MINUTES])
        .arg("--sqlmap")
        .arg(sqlmap)
        .arg("--wapiti")
        .arg(wapiti)
        .arg("--folder")
        .arg(&folder)
        // Nothing leaves this machine, by whatever proxy.
        .env("NO_PROXY", "127.0.0.1,localhost")
        .env_remove("DATABASE_URL");
    let scanned = shell::run(&mut command);
    drop(serving);
    scanned.map_err(|it| it.advice(format!("read {} and {}", folder.display(), log.display())))
}
