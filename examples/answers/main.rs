//! How good search and grounded answers are: figures on the development packs.
//!
//! `cargo run --release -p switchboard --example answers -- FOLDER [ADDRESS]` reads
//! `retrieval_*_{docs,queries}.jsonl.gz` from FOLDER (with the system's `gzip`), measures the engine
//! and, where ADDRESS names a running product that holds nothing yet, the product through its public
//! doors and API. `cargo xtask bench answers` builds and starts one and calls this.
//!
//! Every figure has a 95 % interval; confidences of the engine are fitted anew on four fifths and
//! measured on the rest, and the rows that this gives for `calibration.rs` are printed too. Packs are
//! other people's work and never part of the project.
//!
//! The last line is `answers: label=value … met` or `… missed`. Ends with 0 where every goal that
//! decides is met, with 1 where one is missed, with 2 where the packs cannot be read.

#[path = "../support/figures.rs"]
mod figures;
mod goals;
#[path = "../support/interval.rs"]
mod interval;
#[path = "../support/logistic.rs"]
mod logistic;
#[path = "../support/machine.rs"]
mod machine;
#[path = "../support/measure.rs"]
mod measure;
#[path = "../support/packs.rs"]
mod packs;
mod product;

use std::path::Path;
use std::process::ExitCode;

use switchboard::knowledge::search::Index;

/// The packs that the engine is measured on. The product is not asked the last: its thirty
/// questions have no goal in answers.
const PACKS: [&str; 4] = ["stackfaq", "squad2_dev", "piaf", "aws"];

const NOT_MEASURED: u8 = 2;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (folder, address) = match words.as_slice() {
        [folder] => (folder, None),
        [folder, address] => (folder, Some(address)),
        _ => {
            eprintln!(
                "Say where the packs are: cargo run --release -p switchboard --example answers -- FOLDER [ADDRESS]"
            );
            return ExitCode::from(NOT_MEASURED);
        }
    };
    let mut read = Vec::new();
    for name in PACKS {
        match packs::read(Path::new(folder), name) {
            Ok(pack) => read.push(pack),
            Err(error) => {
                eprintln!("The pack `{name}` cannot be read from {folder}: {error}");
                return ExitCode::from(NOT_MEASURED);
            }
        }
    }

    println!("{}", machine::line());
    let mut sections = Vec::new();
    for pack in &read {
        let index = Index::build(pack.passages.iter().cloned());
        let way = measure::Way { name: pack.name.clone(), index, meaning: &|_| None, goals: goals::GOALS };
        sections.push(measure::measure(pack, way));
        sections.iter().last().into_iter().for_each(figures::Section::print);
    }
    if let Some(address) = address {
        match product::measure(address, &read[..PACKS.len() - 1]) {
            Ok(measured) => {
                measured.iter().for_each(figures::Section::print);
                sections.extend(measured);
            }
            Err(error) => {
                eprintln!("The product at {address} cannot be measured: {error}");
                return ExitCode::FAILURE;
            }
        }
    }
    if figures::print_verdict("answers", goals::GOALS, &sections) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
