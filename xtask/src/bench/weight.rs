//! `cargo xtask bench weight`: what first visits and the widget weigh, when pages come alive, and
//! how much memory the product takes while nothing happens.
//!
//! Builds what an operator would deploy, serves the demo on a database of its own, and lets
//! `end2end/weight.mjs` visit it with a browser. Goals are the budgets of the design: more than
//! that fails. Ends with 1 where one is missed.

use std::fs::File;
use std::process;
use std::thread::sleep;
use std::time::Duration;

use super::browsed::{self, Figures, Goal};
use crate::database::{Database, Server};
use crate::failure::{During, Failure, Outcome};
use crate::postgres::Purpose;
use crate::product::{self, Product};
use crate::site::{self, Profile, Site};
use crate::tools::Tools;
use crate::{interrupt, npm, places, progress, secrets};

/// A figure, what it is, and the most that it may be. A kB is 1 000 bytes, as they come over the
/// wire; a page lives when its islands do, counted from the first byte of its answer.
const GOALS: [Goal; 15] = [
    ("html", "largest page, kB", 30.0),
    ("css", "the style sheet, kB", 16.0),
    ("js", "scripts of a page, kB", 8.0),
    ("wasm", "moving parts of a page, kB", 120.0),
    ("font", "fonts of a page, kB", 50.0),
    ("sprite", "icons, kB", 10.0),
    ("inbox", "first visit to the inbox, everything, kB", 230.0),
    ("requests", "first visit to the inbox, requests", 12.0),
    ("next_page", "next page with a warm cache, kB", 30.0),
    ("widget", "widget before the first click, kB", 30.0),
    ("widget_opened", "widget opened, kB", 60.0),
    ("interactive", "slowest page until it is alive, s", 3.0),
    ("interactive_slow", "inbox on a mid-range phone and slow 4G until it is alive, s", 3.0),
    ("memory_fresh", "resident memory after the start, MB", 100.0),
    ("memory_idle", "resident memory after a day's pages, idle, MB", 100.0),
];

/// How long nothing happens before idle memory is read.
const QUIET: Duration = Duration::from_secs(10);

/// Takes the measurement.
pub fn run(words: &[&str]) -> Outcome {
    if !words.is_empty() {
        return Err(Failure::new("`bench weight` takes no further words"));
    }
    interrupt::watch()?;
    let site = site::build(&Tools::ready()?, Profile::Release)?;
    let server = Server::ready(Purpose::Throwaway)?;
    let name = format!("switchboard_weight_{}", process::id());
    let database = server.create(&name)?;
    let measured = measure(&site, &database);
    server.discard(&name)?;
    drop(server);
    if browsed::judged("weight", &GOALS, &measured?) { Ok(()) } else { process::exit(1) }
}

fn measure(site: &Site, database: &Database) -> Outcome<Figures> {
    let address = product::free_address()?;
    let product = Product { site, database, secret_key: secrets::fresh_key()?, address };
    product.migrate()?;
    product.load_demo()?;
    let log = places::target().join("weight-server.log");
    let output = File::create(&log).during(format_args!("create {}", log.display()))?;
    let serving = product.serve(&[("SWITCHBOARD_THROW_AWAY_DATABASE", "1")], Some(&output))?;
    let fresh = serving.resident_megabytes()?;
    npm::end2end()?;
    progress::say("Visiting the pages");
    let mut figures =
        browsed::figures(browsed::command()?.arg("weight.mjs").env("BASE_URL", format!("http://{address}")))?;
    progress::say("Waiting while nothing happens");
    sleep(QUIET);
    interrupt::check()?;
    figures.insert("memory_fresh".to_owned(), fresh);
    figures.insert("memory_idle".to_owned(), serving.resident_megabytes()?);
    Ok(figures)
}
