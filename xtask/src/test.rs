//! `cargo xtask test`: the whole gate, the same on every machine and in CI.
//!
//! The steps stand in the order in which they fail soonest. Each is tried even when one
//! before it failed: one run should tell everything.
//! The last line printed is always `N passed, N failed`.

use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::database::Server;
use crate::failure::{During, Failure, Outcome};
use crate::postgres::{self, Purpose};
use crate::tally::Tally;
use crate::{fault, house, interrupt, journeys, lint, places, progress, schemathesis, shell, stripe};

/// One part of the gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// `cargo fmt --check`
    Fmt,
    /// The house rules that a program can check.
    House,
    /// Clippy, with warnings denied.
    Clippy,
    /// Unit and database tests.
    Unit,
    /// The journeys in a real browser.
    Browser,
    /// The short form of `cargo xtask fault`, on what the journeys built.
    Fault,
}

impl Step {
    const ALL: [Self; 6] = [Self::Fmt, Self::House, Self::Clippy, Self::Unit, Self::Browser, Self::Fault];

    /// The step that `--only` names.
    pub fn named(name: &str) -> Outcome<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name).ok_or_else(|| {
            Failure::new(format!("There is no step `{name}`"))
                .advice(format!("choose one of {}", Self::ALL.map(Self::name).join(", ")))
        })
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::House => "house",
            Self::Clippy => "clippy",
            Self::Unit => "unit",
            Self::Browser => "browser",
            Self::Fault => "fault",
        }
    }

    fn take(self, server: &mut Option<Server>) -> Outcome<Tally> {
        match self {
            Self::Fmt => fmt(),
            Self::House => house::check(),
            Self::Clippy => clippy(),
            Self::Unit => unit(server_of(server)?),
            Self::Browser => journeys::run(server_of(server)?),
            Self::Fault => fault::short(),
        }
    }
}

/// What became of a step.
struct Taken {
    step: Step,
    tally: Tally,
    time: Duration,
}

/// Takes every step, or only one, and sums up.
pub fn test(only: Option<Step>) -> Outcome {
    interrupt::watch()?;
    let mut server = None;
    let mut taken = Vec::new();

    for step in Step::ALL.into_iter().filter(|step| only.is_none_or(|chosen| chosen == *step)) {
        progress::say(format!("── {} ──{}", step.name(), room()));
        let started = Instant::now();
        let tally = step.take(&mut server).unwrap_or_else(|failure| {
            eprintln!("\n{failure}\n");
            Tally::one_failed(failure.to_string())
        });
        taken.push(Taken { step, tally, time: started.elapsed() });
        if interrupt::raised() {
            break;
        }
    }

    // The database goes first, so that the counts are the last thing on the screen.
    drop(server);
    sum_up(&taken)
}

/// What the disk has left, where the machine tells: builds are large, and a full disk reads like a broken build.
fn room() -> String {
    let told = shell::capture(shell::command("df").args(["-P", "-B", "1000000000"]).arg(places::root()));
    let gigabytes = told.ok().and_then(|table| table.lines().last()?.split_whitespace().nth(3).map(str::to_owned));
    gigabytes.map_or_else(String::new, |free| format!(" ({free} GB free)"))
}

fn sum_up(taken: &[Taken]) -> Outcome {
    println!();
    for Taken { step, tally, time } in taken {
        let mark = if tally.failed.is_empty() { "ok    " } else { "FAILED" };
        println!(
            "  {:<8} {mark} {:>10} {:>5} passed {:>4} failed",
            step.name(),
            progress::seconds(*time),
            tally.passed,
            tally.failed.len()
        );
    }

    let mut sum = Tally::default();
    taken.iter().for_each(|step| sum += step.tally.clone());
    name("Passed when it was tried again", &sum.unsteady);
    name("Failed", &sum.failed);
    let verdict = match sum.failed.is_empty() {
        _ if interrupt::raised() => Err("Stopped before the end"),
        false => Err("Not everything passed"),
        true => Ok(()),
    };
    if let Err(reason) = verdict {
        println!(
            "\n{reason}. One step alone: cargo xtask test --only {}",
            taken.last().map_or("unit", |step| step.step.name())
        );
    }
    println!("\n{} passed, {} failed", sum.passed, sum.failed.len());
    if verdict.is_ok() { Ok(()) } else { std::process::exit(1) }
}

fn name(what: &str, names: &[String]) {
    if !names.is_empty() {
        println!();
    }
    names.iter().for_each(|it| println!("  {what}: {}", it.replace('\n', "\n    ")));
}

fn server_of(server: &mut Option<Server>) -> Outcome<&Server> {
    if server.is_none() {
        *server = Some(Server::ready(Purpose::Throwaway)?);
    }
    server.as_ref().ok_or_else(|| Failure::new("There is no database server"))
}

fn fmt() -> Outcome<Tally> {
    shell::run(shell::command("cargo").args(["fmt", "--all", "--check"]))
        .map(|()| Tally::one_passed())
        .map_err(|failure| failure.advice("run `cargo fmt --all`"))
}

/// The packages that are tested. What sentence models build on takes minutes to compile, and is left out; whatever is
/// built beside the tests selects the same packages, so that their dependencies are those that are there already.
pub const TESTED: [&str; 3] = ["--workspace", "--exclude", "embeddings"];

/// Compiles every test, and has it linted on the way.
fn clippy() -> Outcome<Tally> {
    let mut compile = shell::command("cargo");
    compile.arg("test").args(TESTED).arg("--no-run");
    lint::with(&mut compile)?;
    shell::run(&mut compile)
        .map(|()| Tally::one_passed())
        .map_err(|failure| failure.advice("follow the lint; where it is wrong, `#[expect(…, reason = \"…\")]`"))
}

/// With the tests that need a program from elsewhere, where it can be had: Schemathesis, which makes some hundreds of
/// requests from the API's document and waits for the API's limits most of its time while the others go on beside it, and a
/// Stripe that stands in for the real one. They are ignored without.
fn unit(server: &Server) -> Outcome<Tally> {
    let mut skipped = vec![WITH_VECTORS];
    let mut settings = Vec::new();
    match schemathesis::program()? {
        Some(program) => settings.push(("SCHEMATHESIS", program)),
        None => skipped.push(WITH_SCHEMATHESIS),
    }
    match stripe::python()? {
        Some(python) => settings.push(("STRIPE_PYTHON", python)),
        None => skipped.push(WITH_STRIPE),
    }
    let mut every = [&TESTED[..], &["--no-fail-fast", "--", "--include-ignored"]].concat();
    every.extend(skipped.into_iter().flat_map(|it| ["--skip", it]));
    let mut tally = cargo_test(server, &every, &settings)?;
    tally += with_vectors()?;
    Ok(tally)
}

/// How the test is named that needs Schemathesis.
const WITH_SCHEMATHESIS: &str = "the_document_is_true";
/// How the tests are named that need a Stripe.
const WITH_STRIPE: &str = "with_a_stripe";

/// How the tests are named that need the extension `vector`.
const WITH_VECTORS: &str = "with_the_extension";

/// The tests that need the extension `vector`, on a PostgreSQL that has it: the one that we bring has none, and it would
/// change what every other test has before it. Where it cannot be had, that is said.
fn with_vectors() -> Outcome<Tally> {
    if let Err(failure) = postgres::has_vectors() {
        println!("\nSkipped: vectors are not kept in PostgreSQL (docs/operations.md).\n{failure}\n");
        return Ok(Tally::default());
    }
    let those = [&TESTED[..], &["--", "--include-ignored", WITH_VECTORS]].concat();
    cargo_test(&Server::embedded(Purpose::Vectors)?, &those, &[])
}

fn cargo_test(server: &Server, arguments: &[&str], settings: &[(&str, OsString)]) -> Outcome<Tally> {
    let mut command = shell::command("cargo");
    lint::with(&mut command)?;
    let mut child = command
        .arg("test")
        .args(arguments)
        .env("TEST_DATABASE_URL", server.admin_url())
        // Tests make their own databases; one named for the demo must not be found by accident.
        .env_remove("DATABASE_URL")
        .envs(settings.iter().map(|(name, value)| (name, value)))
        .stdout(Stdio::piped())
        .spawn()
        .during("start `cargo test`")?;

    let mut tally = Tally::default();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line.during("read what `cargo test` prints")?;
            println!("{line}");
            if let Some(counts) = Tally::in_line(&line) {
                tally += counts;
            }
        }
    }

    let status = child.wait().during("wait for `cargo test`")?;
    if status.success() || !tally.failed.is_empty() {
        return Ok(tally);
    }
    // It failed without a failed test: a compile error, or a test program that died.
    tally += Tally::one_failed(format!("cargo test ended with {status}"));
    eprintln!("\n`cargo test` ended with {status}: read the first error above.\n");
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_found_by_its_name() -> Outcome {
        for step in Step::ALL {
            assert_eq!(Step::named(step.name())?, step);
        }
        Ok(())
    }

    #[test]
    fn an_unknown_step_is_answered_with_the_known_ones() {
        let refusal = Step::named("lint").map_or_else(|failure| failure.to_string(), |_| String::new());
        assert!(refusal.contains("fmt, house, clippy, unit, browser, fault"), "{refusal}");
    }
}
