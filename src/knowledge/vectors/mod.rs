//! Vectors elsewhere: stores that keep what passages mean and find what is near to a question.
//!
//! Usually a workspace's vectors are compared in the memory of the process that is asked (`search`). Where an
//! operator has PostgreSQL's extension `vector`, or a Qdrant, they are kept and compared there, and a process
//! holds only the words. Either way the rows of `passage_vectors` are the truth: a store is a copy, which can be
//! emptied at any moment and is filled again from them.
//!
//! ```text
//! looked at ──► put into the store ──► kept ──► (the passage is not searched any more) ──► removed
//! ```
//!
//! Promises
//! - `passage_vectors.kept_in` names a store only once it has said that it holds the vectors, and `kept_stamp` which.
//! - A worker that is killed between store and database does the same once more, and nothing is doubled.
//! - What a store finds is only ever a proposal: the passage is looked up in the index of the workspace that
//!   asked, and judged by its vector in the database.
//! - A store that is away leaves the search by words.
//!
//! Start reading at [`VectorStore`], then [`work`]. Not here: vectors in memory (`search::dense`), Qdrant
//! (`server/src/meaning/qdrant.rs`).

#[cfg(any(test, feature = "world"))]
pub mod conformance;
mod postgres;
mod store;
pub mod work;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use futures::future::BoxFuture;

use super::search::{Language, Vector};
use crate::ids::*;

pub use postgres::Neighbours;

/// Whose vectors, and of which model.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Space {
    /// The workspace.
    pub tenant: TenantId,
    /// The model's name.
    pub model: String,
}

/// A passage, as a store keeps it.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Which passage.
    pub passage: PassageId,
    /// The language that it is searched in.
    pub language: Language,
    /// What its parts mean, in their order, each of length 1.
    pub vectors: Vec<Vector>,
}

/// The contract with whoever keeps vectors. `conformance` says in tests what is expected.
pub trait VectorStore: Send + Sync {
    /// What it is called in `passage_vectors.kept_in`.
    fn name(&self) -> &'static str;

    /// Puts passages in place of what was kept of them. When it answers they are found.
    fn put<'a>(&'a self, space: &'a Space, points: &'a [Point]) -> BoxFuture<'a, Result<(), CannotKeepVectors>>;

    /// Takes passages out. Those that are not there are no mistake.
    fn remove<'a>(
        &'a self,
        space: &'a Space,
        passages: &'a [PassageId],
    ) -> BoxFuture<'a, Result<(), CannotKeepVectors>>;

    /// Passages of a language of which a part is nearest to a question, best first, each once, `limit` at most.
    /// None where nothing is kept, or the question is not of the dimension of what is.
    fn nearest<'a>(
        &'a self,
        space: &'a Space,
        language: Language,
        question: &'a [f32],
        limit: usize,
    ) -> BoxFuture<'a, Result<Vec<PassageId>, CannotKeepVectors>>;

    /// Forgets everything of a workspace that is of other models than these.
    fn retain<'a>(&'a self, tenant: TenantId, models: &'a [&'a str]) -> BoxFuture<'a, Result<(), CannotKeepVectors>>;
}

/// A store that is shared by whoever searches and whoever fills it.
pub type SharedStore = Arc<dyn VectorStore>;

/// Why a store did not do it.
#[derive(Debug, thiserror::Error)]
pub enum CannotKeepVectors {
    /// It is away, busy or too slow; later it may be there.
    #[error("the store of vectors is away: {0}")]
    Away(String),
    /// It refuses, or answers what nobody can read.
    #[error("the store of vectors does not answer as it should: {0}")]
    Wrong(String),
}
