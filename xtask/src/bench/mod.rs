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
mod topics;
mod weight;

use std::path::PathBuf;
use std::process;

use crate::failure::{During, Failure, Outcome};
use crate::menu::{self, Choice};
use crate::site::Profile;
use crate::{interrupt, model, places, progress, shell};

/// The exit code of "there was nothing to measure on".
const NOT_MEASURED: i32 = 2;

const BENCHES: &[Choice] = &[
    ("answers", "how many real questions are answered, and from what", answers::run),
    ("documents", "how much of the text of real files is read, and how fast", documents::run),
    ("retrieval", "how well knowledge is found, by words and by meaning, and how fast", retrieval::run),
    (
        "topics",
        "whether topics are what messages are about, whether they keep their ids, and what they cost",
        topics::run,
    ),
    ("inbox", "the inbox and a thread beside pgbench with their own statements", speed::inbox),
    ("search", "searches in two million messages, and what a storm of them does", speed::search),
    ("leads", "a hundred thousand leads: found, narrowed, and on the board", speed::leads),
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
        process::exit(NOT_MEASURED)
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

/// Where labelled data are, seen from the clone.
const DATA: &str = "../shared/data";

/// Fetches the sentence model of the demo, builds the example of that name in `embeddings` and calls it with the data and
/// the model. Ends as that does.
fn with_model(name: &str, words: &[&str], holds: &str) -> Outcome {
    interrupt::watch()?;
    let data = data(name, words, DATA, holds)?;
    let model = model::wanted()?;
    let program = example("embeddings", name)?;

    progress::say("Measuring (some minutes)");
    let ended = shell::command(program).arg(data).arg(model).status().during("start the measurement")?;
    match ended.code() {
        Some(0) => Ok(()),
        code => process::exit(code.unwrap_or(1)),
    }
}

/// Takes the measurement that the first word names.
pub fn dispatch(words: &[&str]) -> Outcome {
    menu::choose("measurement", BENCHES, words)
}
