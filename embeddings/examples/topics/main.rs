//! How well the topics of labelled messages are found, how long they keep their ids, and what they cost.
//!
//! `cargo run --release -p embeddings --example topics -- FOLDER MODEL` reads labelled messages from FOLDER (with the
//! system's `gzip`) and a sentence model from the folder MODEL. `cargo xtask bench topics` fetches the model, builds and
//! calls this.
//!
//! NMI and ARI have a 95 % interval. The last line is `topics: label=value … met` or `… missed`. Ends with 0 where every
//! goal that decides is met, with 1 where one is missed, with 2 where there is nothing to measure on.

mod agreement;
mod cost;
mod days;
#[path = "../../../examples/support/figures.rs"]
mod figures;
mod goals;
#[path = "../../../examples/support/interval.rs"]
#[allow(dead_code, reason = "others measure with typing mistakes")]
mod interval;
#[path = "../../../examples/support/machine.rs"]
mod machine;
mod pack;
mod quality;
mod speed;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use embeddings::SentenceModel;

use crate::figures::Section;
use crate::pack::Pack;

const NOT_MEASURED: u8 = 2;

/// Packs with intents, the file of each, and how many of its messages are taken. The method was made with the first two;
/// nothing in it was chosen for the others.
const PACKS: [(&str, &str, usize); 5] = [
    ("banking77", "intent_banking77_train", 5_000),
    ("dstc11", "topics_dstc11_development", usize::MAX),
    ("clinc150", "intent_clinc150_train_val", 3_000),
    ("curekart", "intent_hint3v2_curekart_test", usize::MAX),
    ("bitext", "intent_bitext", usize::MAX),
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [folder, model] = words.as_slice() else {
        eprintln!("Say where the messages and the model are: … --example topics -- FOLDER MODEL");
        return ExitCode::from(NOT_MEASURED);
    };
    let model = match SentenceModel::load(Path::new(model)) {
        Ok(model) => model,
        Err(problem) => {
            eprintln!("There is no model: {problem}");
            return ExitCode::from(NOT_MEASURED);
        }
    };
    println!("{}\nmodel: {}", machine::line(), model.name());
    let sections = match measure(Path::new(folder), &model) {
        Ok(sections) => sections,
        Err(problem) => {
            eprintln!("There is nothing to measure on in {folder}: {problem}");
            return ExitCode::from(NOT_MEASURED);
        }
    };
    sections.iter().for_each(Section::print);
    match figures::print_verdict("topics", goals::GOALS, &sections) {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

fn measure(folder: &Path, model: &SentenceModel) -> Result<Vec<Section>, Box<dyn Error>> {
    let whole = Pack::intents(folder, PACKS[0].1, usize::MAX, model)?;
    let costs = speed::measure(&whole);
    let mut sections = Vec::new();
    for (name, file, most) in PACKS {
        let pack = Pack::intents(folder, file, most, model)?;
        sections.extend([true, false].map(|with_vectors| quality::measure(name, &pack, with_vectors)));
    }
    let french = Pack::articles(folder, model)?;
    sections.extend([true, false].map(|with_vectors| quality::measure("piaf (French)", &french, with_vectors)));
    sections.extend([true, false].map(|with_vectors| days::measure(&whole, with_vectors)));
    sections.extend(costs);
    Ok(sections)
}
