//! Meaning: what passages mean, as a model of sentences sees it.
//!
//! Where the operator offers a model, a worker looks at every passage that is searched and keeps its
//! *vectors*; a question is then found by what it means and not by its words alone. Without a model
//! the words do, and the pages say so. A workspace has one *active* model, whose vectors are
//! searched; while another one is *wanted*, it is built beside and takes over when it is whole.
//!
//! ```text
//! none ──► wanted ──► active ──► (another is wanted) ──► active
//!                                  the old one serves meanwhile
//! ```
//!
//! Promises
//! - A vector says which model it is of, and what exactly was looked at: what has changed since is
//!   not searched by an old meaning.
//! - What has not changed is not looked at again.
//! - A worker that is killed loses what it was about to keep, at most [`AT_ONCE`] passages.
//! - However many changes there are, one job looks at a time, and between two batches others have their turn.
//! - Knowledge is searched by its words at every moment, whatever models do.
//!
//! Start reading at [`Embedder`], then [`work::look`]. Not here: comparing vectors (`search`), models
//! themselves (`embeddings`, `server/src/meaning`).

mod commands;
pub(super) mod store;
pub mod system;
pub mod work;

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(super) mod toy;

use std::sync::Arc;

use futures::future::BoxFuture;
use serde::Serialize;

use super::search::{Language, Vector};
use crate::fault::Fault;

pub use commands::want;
pub use store::{coverage, waiting};

/// Passages that are looked at before what was seen is kept: some two seconds of a processor.
pub const AT_ONCE: usize = 32;

/// The contract with whoever says what texts mean.
pub trait Embedder: Send + Sync {
    /// The model's name. Vectors of two names are never compared, so it changes with whatever changes them.
    fn name(&self) -> &str;

    /// Whether the model knows the language well enough to be asked.
    fn knows(&self, language: Language) -> bool;

    /// What each text means, in their order; every vector has length 1 and the same dimension.
    fn embed(&self, texts: Vec<String>) -> BoxFuture<'_, Result<Vec<Vector>, CannotEmbed>>;
}

/// Why a model was not taken.
#[derive(Debug, thiserror::Error)]
pub enum CannotWant {
    /// The operator does not offer it.
    #[error("the model is not offered")]
    NotOffered,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Why there is no meaning.
#[derive(Debug, Clone, thiserror::Error)]
pub enum CannotEmbed {
    /// The model is away, busy or too slow; later it may be there.
    #[error("the model is away: {0}")]
    Away(String),
    /// What the model said is no vector, or it refuses the texts.
    #[error("the model does not answer as it should: {0}")]
    Wrong(String),
}

/// The models that the operator offers, the usual one first. Cheap to clone.
#[derive(Clone, Default)]
pub struct Embedders(Arc<[Arc<dyn Embedder>]>);

impl Embedders {
    /// These models; none at all is a product that searches by words.
    pub fn new(offered: Vec<Arc<dyn Embedder>>) -> Self {
        Self(offered.into())
    }

    /// The model that is taken where nobody chose.
    pub fn usual(&self) -> Option<&Arc<dyn Embedder>> {
        self.0.first()
    }

    /// The model of this name, where it is offered.
    pub fn called(&self, name: &str) -> Option<&Arc<dyn Embedder>> {
        self.0.iter().find(|it| it.name() == name)
    }

    /// Names of all that are offered.
    pub fn names(&self) -> Vec<String> {
        self.0.iter().map(|it| it.name().to_owned()).collect()
    }
}

impl std::fmt::Debug for Embedders {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Embedders").field(&self.names()).finish()
    }
}

/// How far a workspace's knowledge has been looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Coverage {
    /// The model whose vectors are searched; none where words alone are.
    pub active: Option<String>,
    /// The model that is being built to take over.
    pub wanted: Option<String>,
    /// Passages that are searched, as counted when the last look began or ended.
    pub passages: i32,
    /// Those that the model which is made, or else the active one, has looked at. The others wait for it, or are in
    /// languages that it does not know.
    pub looked_at: i32,
}
