//! The two commands of this repository, and what they need.
//!
//! ```text
//! cargo xtask run [--release]       install what is missing, build, load the demo, serve
//! cargo xtask build [--release]     install what is missing and build, for a container
//! cargo xtask test [--only STEP]    the whole gate: format, house rules, clippy, tests, browsers, faults
//! cargo xtask database [--stop]     a throw-away PostgreSQL for `cargo test`, left running
//! cargo xtask bench NAME            a measurement
//! cargo xtask fault [NAME]          faults planted on purpose, and what they cost
//! cargo xtask fuzz [ROUNDS]         malformed input at every door and every reader
//! cargo xtask scan                  sqlmap and Wapiti against the demo
//! ```
//!
//! A fresh machine has rustup and Node and nothing else. Everything more is pinned,
//! installed on first use and kept outside the clone, in a folder named after its version,
//! so that a second start finds it and an upgrade never meets a half-old tool:
//!
//! - [`tools`] cargo-leptos, wasm-bindgen and the wasm target
//! - [`npm`] what the two lock files name
//! - [`postgres`] the PostgreSQL that is started when `DATABASE_URL` is not set
//! - [`browser`] the Chromium that the journeys run in
//!
//! Start reading at [`run`] and [`test`], which tell the two stories. Every failure is a
//! [`failure::Failure`]: what happened, and what to do about it.

mod bench;
mod browser;
mod database;
mod failure;
mod fault;
mod fuzz;
mod house;
mod interrupt;
mod journeys;
mod lint;
mod menu;
mod model;
mod npm;
mod places;
mod postgres;
mod product;
mod progress;
mod python;
mod run;
mod scan;
mod schemathesis;
mod secrets;
mod shell;
mod site;
mod stripe;
mod tally;
mod test;
mod tools;

use std::process::ExitCode;

use failure::{Failure, Outcome};

const USAGE: &str = "\
Usage: cargo xtask COMMAND

  run [--release]      build Switchboard, load the demo workspaces and serve them
  run --afresh         the same with a new demo
  build [--release]    build Switchboard and its site
  test [--only STEP]   run every check; STEP is fmt, house, clippy, unit, browser or fault
  database [--stop]    start (or stop) a throw-away PostgreSQL for `cargo test`
  bench NAME [ARGS]    run a measurement
  fault [NAME]         plant every fault, or one, and see what it costs; `short` is the form of CI
  fuzz [ROUNDS]        send malformed input to every door and reader
  scan                 have sqlmap and Wapiti try the demo, signed in as an owner";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();

    match dispatch(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[&str]) -> Outcome {
    match words {
        ["run"] => run::run(site::Profile::Dev),
        ["run", "--release"] => run::run(site::Profile::Release),
        ["run", "--afresh"] => run::afresh(site::Profile::Dev),
        ["build"] => run::build(site::Profile::Dev),
        ["build", "--release"] => run::build(site::Profile::Release),
        ["test"] => test::test(None),
        ["test", "--only", step] => test::test(Some(test::Step::named(step)?)),
        ["database"] => database::leave_running(),
        ["database", "--stop"] => database::stop_left_running(),
        ["bench", rest @ ..] => bench::dispatch(rest),
        ["fault", rest @ ..] => fault::dispatch(rest),
        ["fuzz", rest @ ..] => fuzz::run(rest),
        ["scan"] => scan::run(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => Err(Failure::new(format!("`cargo xtask {}` is not a command", words.join(" "))).advice(USAGE)),
    }
}
