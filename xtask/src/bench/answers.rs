//! `cargo xtask bench answers [--data FOLDER]`: how well the assistant answers real questions.
//!
//! Builds what an operator would deploy, serves it on a database of its own, and hands it to
//! `examples/answers`, which measures the engine alone and then the product through its public
//! doors and API. Ends as that does: 0 where the goals are met, 1 where one is missed, 2 where
//! there is no data to measure on.

use std::fs::File;
use std::path::Path;
use std::process::{self, ExitStatus};

use crate::database::{Database, Server};
use crate::failure::{During, Outcome};
use crate::postgres::Purpose;
use crate::product::{self, Product};
use crate::site::{self, Profile, Site};
use crate::tools::Tools;
use crate::{interrupt, places, progress, secrets, shell};

/// Where the packs are, seen from the clone.
const DATA: &str = "../shared/data";

/// Takes the measurement.
pub fn run(words: &[&str]) -> Outcome {
    interrupt::watch()?;
    let data = super::data("answers", words, DATA, "retrieval_*.jsonl.gz")?;

    let site = site::build(&Tools::ready()?, Profile::Release)?;
    let program = super::example("switchboard", "answers")?;

    let server = Server::ready(Purpose::Throwaway)?;
    let name = format!("switchboard_answers_{}", process::id());
    let database = server.create(&name)?;
    let ended = on_fresh_data(&site, &database, &program, &data);
    server.discard(&name)?;
    drop(server);
    match ended?.code() {
        Some(0) => Ok(()),
        code => process::exit(code.unwrap_or(1)),
    }
}

fn on_fresh_data(site: &Site, database: &Database, program: &Path, data: &Path) -> Outcome<ExitStatus> {
    let address = product::free_address()?;
    let product = Product { site, database, secret_key: secrets::fresh_key()?, address };
    product.migrate()?;
    let log = places::target().join("answers-server.log");
    let output = File::create(&log).during(format_args!("create {}", log.display()))?;
    let _serving = product.serve(&[("LOG", "warn"), ("SWITCHBOARD_THROW_AWAY_DATABASE", "1")], Some(&output))?;

    progress::say("Measuring (some minutes)");
    shell::command(program).arg(data).arg(format!("http://{address}")).status().during("start the measurement")
}
