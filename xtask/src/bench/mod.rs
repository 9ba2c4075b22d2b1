//! Measurements: `cargo xtask bench NAME`.
//!
//! Each is a module of this folder with a `pub fn run(words: &[&str]) -> Outcome`, and one
//! line in [`BENCHES`].

mod answers;
mod browsed;
mod day;
mod documents;
mod retrieval;
mod speed;
mod weight;

use std::path::PathBuf;

use crate::failure::{Failure, Outcome};
use crate::menu::{self, Choice};
use crate::site::Profile;
use crate::{interrupt, places, progress, shell};

/// The exit code of "there was nothing to measure on".
const NOT_MEASURED: i32 = 2;

const BENCHES: &[Choice] = &[
    ("answers", "how many real questions are answered, and from what", answers::run),
    ("documents", "how much of the text of real files is read, and how fast", documents::run),
    ("retrieval", "how well knowledge is found, by words and by meaning, and how fast", retrieval::run),
    ("inbox", "the inbox and a thread beside pgbench with their own statements", speed::inbox),
    ("search", "searches in two million messages, and what a storm of them does", speed::search),
    ("ingest", "messages that are safe before they are acknowledged, beside pgbench", speed::ingest),
    ("live", "from a commit to five hundred streams", speed::live),
    ("reports", "any report of two million messages, and what counting costs", speed::reports),
    ("weight", "what pages, widget and process weigh", weight::run),
    ("day", "twenty agents at work for an hour, or for so many minutes", day::run),
    ("growth", "pages and messages with 1, 10 and 100 times the history", speed::growth),
];

/// The folder of other people's data that a measurement is taken on: `usual`, seen from the clone, or the one behind
/// `--data`. Ends the program with [`NOT_MEASURED`] where it is not there; `holds` says what is looked for in it.
fn data(name: &str, words: &[&str], usual: &str, holds: &str) -> Outcome<PathBuf> {
    let folder = match words {
        [] => places::root().join(usual),
        ["--data", folder] => PathBuf::from(folder),
        _ => return Err(Failure::new(format!("`bench {name}` takes `--data FOLDER` and nothing else"))),
    };
    folder.canonicalize().or_else(|_| {
        eprintln!(
            "error: There is nothing to measure on at {}.\n  What to do: name the folder that holds {holds}: --data FOLDER",
            folder.display()
        );
        std::process::exit(NOT_MEASURED)
    })
}

/// Builds an example that measures, as an operator's build is. Returns the program.
fn example(package: &str, name: &str) -> Outcome<PathBuf> {
    progress::say("Building the measurement");
    let mut build = shell::command("cargo");
    build.args(["build", "--package", package, "--example", name]);
    Profile::Release.flags(&mut build)?;
    shell::run(&mut build)?;
    interrupt::check()?;
    Ok(places::target().join("release/examples").join(name))
}

/// Takes the measurement that the first word names.
pub fn dispatch(words: &[&str]) -> Outcome {
    menu::choose("measurement", BENCHES, words)
}
