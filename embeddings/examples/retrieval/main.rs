//! How well and how fast knowledge is found: by its words, by what it means, and by both.
//!
//! `cargo run --release -p embeddings --example retrieval -- FOLDER MODEL [PACK …]` reads
//! `retrieval_*_{docs,queries}.jsonl.gz` from FOLDER (with the system's `gzip`) and a sentence model
//! from the folder MODEL. `cargo xtask bench retrieval` fetches the model, builds and calls this.
//!
//! Every share has a 95 % interval. The last line is `retrieval: label=value … met` or `… missed`.
//! Ends with 0 where every goal that decides is met, with 1 where one is missed, with 2 where there is
//! nothing to measure on.

#[path = "../../../examples/support/figures.rs"]
mod figures;
mod goals;
#[path = "../../../examples/support/interval.rs"]
mod interval;
#[path = "../../../examples/support/logistic.rs"]
mod logistic;
#[path = "../../../examples/support/machine.rs"]
mod machine;
#[path = "../../../examples/support/measure.rs"]
mod measure;
#[path = "../../../examples/support/packs.rs"]
mod packs;
mod peer;
mod quality;
mod speed;

use std::path::Path;
use std::process::ExitCode;

use embeddings::SentenceModel;

const NOT_MEASURED: u8 = 2;

/// The packs that are measured where none is named; then the speed is measured too.
const PACKS: [&str; 4] = ["stackfaq", "squad2_dev", "piaf", "aws"];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [folder, model, only @ ..] = words.as_slice() else {
        eprintln!("Say where the packs and the model are: … --example retrieval -- FOLDER MODEL [PACK …]");
        return ExitCode::from(NOT_MEASURED);
    };
    let model = match SentenceModel::load(Path::new(model)) {
        Ok(model) => model,
        Err(problem) => {
            eprintln!("There is no model: {problem}");
            return ExitCode::from(NOT_MEASURED);
        }
    };
    let mut read = Vec::new();
    for name in PACKS.into_iter().filter(|it| only.is_empty() || only.iter().any(|chosen| chosen == it)) {
        match packs::read(Path::new(folder), name) {
            Ok(pack) => read.push(pack),
            Err(error) => {
                eprintln!("The pack `{name}` cannot be read from {folder}: {error}");
                return ExitCode::from(NOT_MEASURED);
            }
        }
    }

    println!("{}\nmodel: {}", machine::line(), model.name());
    let mut sections = Vec::new();
    for pack in &read {
        let measured = match pack.name.as_str() {
            "aws" => Ok(vec![quality::beside_peer(pack)]),
            _ => quality::measure(pack, &model),
        };
        match measured {
            Ok(measured) => sections.extend(measured),
            Err(problem) => {
                eprintln!("{problem}");
                return ExitCode::FAILURE;
            }
        }
        println!("{} done", pack.name);
    }
    match if only.is_empty() { speed::measure(&read, &model) } else { Ok(Vec::new()) } {
        Ok(measured) => sections.extend(measured),
        Err(problem) => {
            eprintln!("{problem}");
            return ExitCode::FAILURE;
        }
    }
    sections.iter().for_each(figures::Section::print);
    match figures::print_verdict("retrieval", goals::GOALS, &sections) {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}
