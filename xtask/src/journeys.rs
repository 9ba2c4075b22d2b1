//! The browser journeys: a fresh database, the real server, Playwright, and nothing left behind.
//!
//! Playwright is told through its environment where to go (`BASE_URLS`: a desk of its own, with
//! a database of its own, for each of its workers) and which browser to start (`CHROMIUM`, with
//! `CHROMIUM_NO_SANDBOX` for root). It is told of no database: a journey knows only what a
//! person sees. `JOURNEYS=inbox` takes the journeys of that name only.

use std::env;
use std::fs::{self, File};
use std::net::SocketAddr;
use std::path::Path;
use std::process;

use crate::database::{Database, Server};
use crate::failure::{During, Failure, Outcome};
use crate::product::{self, Product};
use crate::site::{self, Profile, Site};
use crate::stripe::{self, Standing};
use crate::tally::Tally;
use crate::tools::Tools;
use crate::{browser, interrupt, npm, places, progress, secrets, shell};

/// How many journeys are taken at once. A browser waits more than it works: two cores have room for two.
const DESKS: u32 = 2;

/// Builds the site and takes every journey.
pub fn run(server: &Server) -> Outcome<Tally> {
    let chromium = browser::chromium()?;
    let packages = npm::end2end()?;
    let site = site::build(&Tools::ready()?, Profile::Gate)?;
    interrupt::check()?;

    let names: Vec<String> = (1..=DESKS).map(|desk| format!("switchboard_e2e_{}_{desk}", process::id())).collect();
    let tally = on_fresh_data(server, &site, &names, &|desks| playwright(&packages, &chromium, &site, desks));
    for name in &names {
        server.discard(name)?;
    }
    tally
}

/// Desks that serve, each on data of its own.
#[derive(Default)]
struct Desks {
    addresses: Vec<SocketAddr>,
    /// The Stripe of each; none where there is none.
    stripes: Vec<String>,
    /// What an operator of each is told: its database and its key.
    operators: Vec<String>,
}

/// What is run on desks that serve.
type Journeys<'run> = dyn Fn(&Desks) -> Outcome<Tally> + 'run;

/// Serves a desk of its own from each database, for as long as the journeys take.
fn on_fresh_data(server: &Server, site: &Site, names: &[String], journeys: &Journeys<'_>) -> Outcome<Tally> {
    let databases = names.iter().map(|name| server.create(name)).collect::<Outcome<Vec<Database>>>()?;
    let mut serving = Vec::new();
    let mut desks = Desks::default();
    // Where there is no Python nobody can pay, and the journey of who does is left out: that was said then.
    let python = stripe::python()?;
    let mut stripes = Vec::new();
    for (database, desk) in databases.iter().zip(1..) {
        let address = product::free_address()?;
        let product = Product { site, database, secret_key: secrets::fresh_key()?, address };
        product.migrate()?;
        product.load_demo()?;

        let log = places::target().join(format!("end2end-server-{desk}.log"));
        let output = File::create(&log).during(format_args!("create {}", log.display()))?;
        let metrics = product::free_address()?.to_string();
        // What stands in for other systems in a journey listens on this machine, and customers say through a proxy on
        // it where they come from.
        let stripe = python.as_deref().map(Standing::start).transpose()?;
        let mut settings = vec![
            ("SWITCHBOARD_THROW_AWAY_DATABASE", "1"),
            // The workspaces of the demo have the plan without limits; who signs up has the free one.
            ("BILLING", "on"),
            ("METRICS_LISTEN", metrics.as_str()),
            ("EGRESS_ALLOW", "127.0.0.1"),
            ("TRUSTED_PROXIES", "127.0.0.1"),
        ];
        if let Some(stripe) = &stripe {
            settings.extend([
                ("STRIPE_SECRET_KEY", "sk_test_journeys"),
                ("STRIPE_WEBHOOK_SECRET", "whsec_journeys"),
                ("STRIPE_API_URL", stripe.url.as_str()),
            ]);
        }
        serving.push(product.serve(&settings, Some(&output))?);
        desks.addresses.push(address);
        desks.operators.push(format!("{} {}", product.database.app_url, product.secret_key));
        desks.stripes.extend(stripe.iter().map(|it| it.url.clone()));
        stripes.extend(stripe);
    }
    let tally = journeys(&desks)?;
    drop(serving);
    drop(stripes);

    if !tally.failed.is_empty() {
        println!("\nWhat the servers said meanwhile: {}/end2end-server-*.log", places::target().display());
    }
    Ok(tally)
}

fn playwright(packages: &npm::Packages, chromium: &Path, site: &Site, desks: &Desks) -> Outcome<Tally> {
    progress::say("Running the journeys");
    let verdicts = places::target().join("end2end-verdicts.tsv");
    // Those of an earlier run must not be taken for this one's.
    let _ = fs::remove_file(&verdicts);

    let mut command = shell::command("node");
    command
        .arg(packages.modules().join("@playwright/test/cli.js"))
        .args(["test", "--reporter=list,./support/verdicts.ts"])
        .current_dir(places::root().join("end2end"))
        .env("VERDICTS", &verdicts)
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .env("BASE_URLS", desks.addresses.iter().map(|desk| product::public_url(*desk)).collect::<Vec<_>>().join(" "))
        .env("STRIPE_URLS", desks.stripes.join(" "))
        .env("SWITCHBOARD", &site.binary)
        .env("OPERATORS", desks.operators.join("\n"))
        .env("CHROMIUM", chromium)
        .env_remove("DATABASE_URL");
    // Chromium's own sandbox refuses to run as root.
    if places::is_root() {
        command.env("CHROMIUM_NO_SANDBOX", "1");
    }
    if let Some(chosen) = env::var_os("JOURNEYS") {
        command.arg(chosen);
    }
    let ended = shell::run(&mut command);

    let mut tally = Tally::default();
    let written = fs::read_to_string(&verdicts).unwrap_or_default();
    written.lines().filter_map(Tally::in_verdict).for_each(|it| tally += it);
    match ended {
        Ok(()) if tally.is_empty() => Err(Failure::new("Playwright found no journey in end2end/")
            .advice("check `testDir` and `testMatch` in end2end/playwright.config.ts")),
        // It failed outside of a test, or before it could count.
        Err(failure) if tally.failed.is_empty() => Err(failure.advice("read what Playwright says above")),
        _ => Ok(tally),
    }
}
