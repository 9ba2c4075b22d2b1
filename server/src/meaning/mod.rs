//! Meaning: the sentence models that the operator offers.
//!
//! Two kinds, behind one contract ([`Embedder`]): a folder with a model that runs in this process
//! (`EMBEDDING_FOLDER`, built with the feature `local-model`), and an address that speaks OpenAI's
//! embeddings (`EMBEDDING_URL`). Where both are set, the folder is the usual one. Without any,
//! knowledge is searched by its words.
//!
//! What a model makes of knowledge is kept and compared in this process, in PostgreSQL with the extension `vector`, or
//! in a Qdrant (`QDRANT_URL`).
//!
//! Start reading at [`offered`], then [`store`].

mod endpoint;
#[cfg(feature = "local-model")]
mod local;
mod qdrant;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use switchboard::knowledge::meaning::{Embedder, Embedders};
use switchboard::knowledge::vectors::{Neighbours, SharedStore};
use switchboard::tenancy::Desk;

use crate::commands::Failure;
use crate::settings::Settings;

pub use endpoint::Remote;
pub use qdrant::Qdrant;

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

/// Where what knowledge means is kept and compared, if not in the memory of this process: in the Qdrant that the operator
/// named, or in PostgreSQL, where it has the extension for it.
///
/// # Errors
/// What is wrong with the address, with the setting's name; or the database refuses.
pub async fn store(settings: &Settings, desk: &Desk) -> Result<Option<SharedStore>, Failure> {
    if let Some(server) = &settings.qdrant {
        return Ok(Some(Arc::new(Qdrant::at(server, &settings.egress_allow)?)));
    }
    Ok(Neighbours::of(desk).await?.map(|it| Arc::new(it) as SharedStore))
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
