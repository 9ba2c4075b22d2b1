//! The folder of a model, in the layout of Hugging Face.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use sha2::{Digest, Sha256};

/// Why a model could not be read.
#[derive(Debug, thiserror::Error)]
pub enum CannotLoad {
    /// A file is not there, or may not be read.
    #[error("{0}: {1}")]
    Unreadable(PathBuf, std::io::Error),
    /// A file is there, and is not what its name says.
    #[error("{0}: {1}")]
    Wrong(PathBuf, String),
}

/// Tokens that are read where the folder does not say it: what sentence models are trained with.
const USUAL_LONGEST: usize = 256;

pub(super) fn bytes(file: &Path) -> Result<Vec<u8>, CannotLoad> {
    fs::read(file).map_err(|error| CannotLoad::Unreadable(file.to_owned(), error))
}

pub(super) fn json<T: serde::de::DeserializeOwned>(file: &Path) -> Result<T, CannotLoad> {
    serde_json::from_slice(&bytes(file)?).map_err(|error| CannotLoad::Wrong(file.to_owned(), error.to_string()))
}

/// Most tokens of a text: as `sentence_bert_config.json` has it, and never more than the model has places for.
pub(super) fn longest(folder: &Path, places: usize) -> usize {
    let told: Option<Value> = json(&folder.join("sentence_bert_config.json")).ok();
    let tokens = told.and_then(|it| it["max_seq_length"].as_u64()).and_then(|it| usize::try_from(it).ok());
    tokens.unwrap_or(USUAL_LONGEST).min(places)
}

/// What the model is called, as its configuration has it or else as its folder is, and a mark of its weights.
pub(super) fn name(folder: &Path, weights: &[u8]) -> String {
    let mark: String = Sha256::digest(weights).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    format!("{}@{mark}", called(folder))
}

fn called(folder: &Path) -> String {
    let told: Option<Value> = json(&folder.join("config.json")).ok();
    let told = told.as_ref().and_then(|it| it["_name_or_path"].as_str()).filter(|it| !it.is_empty());
    let folder = folder.file_name().map(|it| it.to_string_lossy().into_owned());
    told.map(|it| it.rsplit('/').next().unwrap_or(it).to_owned()).or(folder).unwrap_or_default()
}
