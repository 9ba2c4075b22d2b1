//! `cargo xtask bench day [MINUTES]`: twenty agents at work, an hour unless told otherwise.
//!
//! Serves the demo on a database of its own and lets `end2end/day.spec.ts` work there with twenty
//! browsers while customers write. Nothing that was sent may be lost, nobody may be refused, no
//! browser may complain, and what the server holds may not grow. Ends with 1 where one is missed.

use std::fs::File;
use std::process;

use super::browsed::{self, Figures, Goal};
use crate::database::{Database, Server};
use crate::failure::{During, Failure, Outcome};
use crate::postgres::Purpose;
use crate::product::{self, Product};
use crate::site::{self, Profile, Site};
use crate::tools::Tools;
use crate::{interrupt, npm, places, secrets};

/// A figure, what it is, and the most that it may be.
const GOALS: [Goal; 6] = [
    ("lost", "replies that are in no thread", 0.0),
    ("doubled", "replies that stand twice", 0.0),
    ("failed", "acts that did not succeed", 0.0),
    ("complaints", "complaints of browsers", 0.0),
    ("growth", "memory in the last quarter to the second", 1.1),
    ("memory", "memory at the end, MB", 300.0),
];

/// How long, in minutes, where nobody says.
const HOUR: u32 = 60;

/// Takes the measurement.
pub fn run(words: &[&str]) -> Outcome {
    let minutes = match words {
        [] => HOUR,
        [minutes] => minutes.parse().map_err(|_| Failure::new("`bench day MINUTES` takes a whole number"))?,
        _ => return Err(Failure::new("`bench day` takes one number of minutes")),
    };
    interrupt::watch()?;
    let site = site::build(&Tools::ready()?, Profile::Release)?;
    let server = Server::ready(Purpose::Throwaway)?;
    let name = format!("switchboard_day_{}", process::id());
    let database = server.create(&name)?;
    let worked = work(&site, &database, minutes);
    server.discard(&name)?;
    drop(server);
    if browsed::judged("day", &GOALS, &worked?) { Ok(()) } else { process::exit(1) }
}

fn work(site: &Site, database: &Database, minutes: u32) -> Outcome<Figures> {
    let address = product::free_address()?;
    let product = Product { site, database, secret_key: secrets::fresh_key()?, address };
    product.migrate()?;
    product.load_demo()?;
    let log = places::target().join("day-server.log");
    let output = File::create(&log).during(format_args!("create {}", log.display()))?;
    // Every browser and every customer comes from an address of its own.
    let settings = [("SWITCHBOARD_THROW_AWAY_DATABASE", "1"), ("TRUSTED_PROXIES", "127.0.0.1")];
    let serving = product.serve(&settings, Some(&output))?;
    let packages = npm::end2end()?;
    let mut command = browsed::command()?;
    command
        .arg(packages.modules().join("@playwright/test/cli.js"))
        .args(["test", "--reporter=line", "day.spec.ts"])
        .env("BASE_URLS", product::public_url(address))
        .env("DAY_MINUTES", minutes.to_string())
        .env("DAY_SERVER", serving.id().to_string());
    browsed::figures(&mut command)
}
