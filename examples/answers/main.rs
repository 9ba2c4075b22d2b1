//! How good search and grounded answers are: figures on the development packs.
//!
//! `cargo run --release --example answers -- FOLDER` reads `retrieval_*_{docs,queries}.jsonl.gz` from
//! FOLDER (with the system's `gzip`) and prints a table. Every figure has a 95 % interval; confidences are
//! fitted anew on four fifths and measured on the rest, and the rows that this gives for
//! `calibration.rs` are printed too. Packs are other people's work and never part of the project.

mod interval;
mod logistic;
mod measure;
mod packs;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("Say where the development packs are: cargo run --release --example answers -- FOLDER");
        return ExitCode::FAILURE;
    };
    for name in ["stackfaq", "squad2_dev", "piaf", "aws"] {
        match packs::read(Path::new(&folder), name) {
            Ok(pack) => measure::report(&pack).iter().for_each(|line| println!("{line}")),
            Err(error) => {
                eprintln!("The pack `{name}` cannot be read from {folder}: {error}");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}
