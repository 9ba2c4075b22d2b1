//! `cargo xtask run`: from a fresh clone to a page in the browser.

use std::env;
use std::net::{SocketAddr, TcpListener};

use crate::database::Server;
use crate::failure::{Failure, Outcome};
use crate::postgres::Purpose;
use crate::product::{self, Product};
use crate::site::{self, Profile};
use crate::tools::Tools;
use crate::{interrupt, model, progress, secrets};

const ADDRESS: &str = "127.0.0.1:3000";

/// Installs what is missing, builds, migrates, loads the demo and serves until Ctrl-C.
pub fn run(profile: Profile) -> Outcome {
    interrupt::watch()?;
    let address = address()?;

    let tools = Tools::ready()?;
    let server = Server::ready(Purpose::Development)?;
    let database = server.demo()?;
    interrupt::check()?;

    let site = site::build(&tools, profile)?;
    interrupt::check()?;

    let product = Product { site: &site, database: &database, secret_key: secrets::key("secret-key")?, address };
    product.migrate().map_err(|failure| match env::var_os("DATABASE_URL") {
        Some(_) => failure,
        None => failure.advice(
            "read the message above. Where a migration has been modified, the demo is of an older version: \
             `cargo xtask run --afresh` throws it away",
        ),
    })?;
    let sign_ins = product.load_demo()?;
    let model = model::folder().map(|it| it.to_string_lossy().into_owned());
    let settings: Vec<(&str, &str)> = model.iter().map(|it| ("EMBEDDING_FOLDER", it.as_str())).collect();
    let mut serving = product.serve(&settings, None)?;

    progress::say("Ready");
    println!("\nSwitchboard is at {}\n\n{sign_ins}\n\nCtrl-C stops it.\n", product::public_url(address));
    serving.wait()
}

/// The same with a new demo. The schema may still change in place; then an old demo cannot be taken along.
pub fn afresh(profile: Profile) -> Outcome {
    interrupt::watch()?;
    Server::ready(Purpose::Development)?.discard_demo()?;
    run(profile)
}

/// Installs what is missing and builds.
pub fn build(profile: Profile) -> Outcome {
    interrupt::watch()?;
    let site = site::build(&Tools::ready()?, profile)?;
    progress::say(format!("Built {} and {}", site.binary.display(), site.root.display()));
    Ok(())
}

/// Where to serve: `LISTEN`, when it is set and free. Asked before the long build, not after.
fn address() -> Outcome<SocketAddr> {
    let chosen = env::var("LISTEN").unwrap_or_else(|_| ADDRESS.to_owned());
    let address = chosen.parse().map_err(|_| {
        Failure::new(format!("LISTEN is `{chosen}`, which is not an address with a port"))
            .advice(format!("write it as {ADDRESS}"))
    })?;
    match TcpListener::bind(address) {
        Ok(_) => Ok(address),
        Err(reason) => Err(Failure::new(format!("Nothing can be served on {address}: {reason}"))
            .advice("stop what uses it, or choose another: LISTEN=127.0.0.1:3001 cargo xtask run")),
    }
}
