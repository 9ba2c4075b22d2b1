//! Meaning: the sentence models that the operator offers.
//!
//! Two kinds, behind one contract ([`Embedder`]): a folder with a model that runs in this process
//! (`EMBEDDING_FOLDER`, built with the feature `local-model`), and an address that speaks OpenAI's
//! embeddings (`EMBEDDING_URL`). Where both are set, the folder is the usual one. Without any,
//! knowledge is searched by its words.
//!
//! Start reading at [`offered`].

mod endpoint;
#[cfg(feature = "local-model")]
mod local;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use switchboard::knowledge::meaning::{Embedder, Embedders};

use crate::commands::Failure;
use crate::settings::Settings;

pub use endpoint::Remote;

/// The models of the settings.
///
/// # Errors
/// What is wrong with the folder or the address, with the setting's name.
pub fn offered(settings: &Settings) -> Result<Embedders, Failure> {
    let mut models: Vec<Arc<dyn Embedder>> = Vec::new();
    if let Some(folder) = &settings.embedding_folder {
        models.push(local(folder, settings)?);
    }
    if let Some(endpoint) = &settings.embedding_endpoint {
        models.push(Arc::new(Remote::at(endpoint, &settings.egress_allow)?));
    }
    Ok(Embedders::new(models))
}

#[cfg(feature = "local-model")]
fn local(folder: &str, settings: &Settings) -> Result<Arc<dyn Embedder>, Failure> {
    let model = local::Local::load(folder.as_ref(), settings.embedding_languages.clone())
        .map_err(|problem| format!("EMBEDDING_FOLDER: {problem}"))?;
    Ok(Arc::new(model))
}

#[cfg(not(feature = "local-model"))]
fn local(_folder: &str, _settings: &Settings) -> Result<Arc<dyn Embedder>, Failure> {
    Err("EMBEDDING_FOLDER: this program was built without the feature `local-model`".into())
}
