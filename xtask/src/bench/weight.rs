//! `cargo xtask bench weight`: what first visits and the widget weigh, when pages come alive, and
//! how much memory the product takes while nothing happens.
//!
//! Builds what an operator would deploy, serves the demo on a database of its own, and lets
//! `end2end/weight.mjs` visit it with a browser. Goals are the budgets of the design: more than
//! that fails. Ends with 1 where one is missed.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::process::{self, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::database::{Database, Server};
use crate::failure::{During, Failure, Outcome};
use crate::postgres::Purpose;
use crate::product::{self, Product};
use crate::site::{self, Profile, Site};
use crate::tools::Tools;
use crate::{browser, interrupt, npm, places, progress, secrets, shell};

/// A figure, what it is, and the most that it may be. A kB is 1 000 bytes, as they come over the
/// wire; a page lives when its islands do, counted from the first byte of its answer.
const GOALS: [(&str, &str, f64); 15] = [
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

type Figures = BTreeMap<String, f64>;

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
    if judged(&measured?) { Ok(()) } else { process::exit(1) }
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
    let mut figures = visited(&format!("http://{address}"))?;
    progress::say("Waiting while nothing happens");
    sleep(QUIET);
    interrupt::check()?;
    figures.insert("memory_fresh".to_owned(), fresh);
    figures.insert("memory_idle".to_owned(), serving.resident_megabytes()?);
    Ok(figures)
}

/// Shows what the browser says and returns its figures.
fn visited(base_url: &str) -> Outcome<Figures> {
    let (chromium, _) = (browser::chromium()?, npm::end2end()?);
    progress::say("Visiting the pages");
    let mut command = shell::command("node");
    command
        .arg("weight.mjs")
        .current_dir(places::root().join("end2end"))
        .env("BASE_URL", base_url)
        .env("CHROMIUM", chromium)
        .stdout(Stdio::piped());
    // Chromium's own sandbox refuses to run as root.
    if places::is_root() {
        command.env("CHROMIUM_NO_SANDBOX", "1");
    }
    let mut child = command.spawn().during("start node")?;
    let mut figures = Figures::new();
    for line in child.stdout.take().into_iter().flat_map(|it| BufReader::new(it).lines()) {
        let line = line.during("read what the browser says")?;
        match figure(&line) {
            Some((name, value)) => drop(figures.insert(name, value)),
            None => println!("{line}"),
        }
    }
    let ended = child.wait().during("wait for the browser")?;
    if ended.success() { Ok(figures) } else { Err(Failure::new(format!("end2end/weight.mjs ended with {ended}"))) }
}

/// `figure html=10.30`
fn figure(line: &str) -> Option<(String, f64)> {
    let (name, value) = line.strip_prefix("figure ")?.split_once('=')?;
    Some((name.to_owned(), value.parse().ok()?))
}

/// Prints the figures beside their goals; whether all are met. One that is missing is not.
fn judged(figures: &Figures) -> bool {
    println!("\nfigure                                                          value     goal");
    let mut last = "weight:".to_owned();
    let mut all = true;
    for (name, about, goal) in GOALS {
        let value = figures.get(name).copied().unwrap_or(f64::INFINITY);
        let is_met = value <= goal;
        all &= is_met;
        println!("{about:<60} {value:>8.2} {goal:>8.0} {}", if is_met { "" } else { "missed" });
        last.push_str(&format!(" {name}={value:.2}"));
    }
    println!("\n{last} {}", if all { "met" } else { "missed" });
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_that_is_too_high_or_missing_is_missed() {
        let mut figures: Figures = GOALS.iter().map(|(name, _, goal)| ((*name).to_owned(), *goal)).collect();
        assert!(judged(&figures));
        figures.insert("css".to_owned(), 16.1);
        assert!(!judged(&figures));
        figures.remove("css");
        assert!(!judged(&figures));
    }

    #[test]
    fn figures_are_read_from_what_the_browser_says() {
        assert_eq!(figure("figure html=10.30"), Some(("html".to_owned(), 10.3)));
        assert_eq!(figure("  /inbox 10.3"), None);
    }
}
