//! Adding a question to the set.

use crate::evaluation::store::questions;
use crate::evaluation::{MOST_QUESTIONS, NewQuestion};
use crate::knowledge;
use crate::prelude::*;

/// What became of a question that was to be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It is in the set now.
    New(QuestionId),
    /// It was in the set, and expects what was said last.
    Known(QuestionId),
}

impl Added {
    /// Which question it is.
    pub const fn id(self) -> QuestionId {
        match self {
            Self::New(id) | Self::Known(id) => id,
        }
    }
}

/// Why a question was not added.
#[derive(Debug, thiserror::Error)]
pub enum CannotAdd {
    /// There is no such item here.
    #[error("expected_item: there is none of this id")]
    NoSuchItem,
    /// The set has [`MOST_QUESTIONS`].
    #[error("the set has {MOST_QUESTIONS} questions, which is as many as it may have")]
    TooMany,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Adds a question. The same words, added again, expect what is said now.
///
/// # Errors
/// [`CannotAdd`]; then the set is as it was.
pub async fn add(tx: Tx<access::KnowledgeWrite>, new: &NewQuestion) -> Result<Added, CannotAdd> {
    let mut tx = tx.under::<access::KnowledgeRead>().map_err(Fault::other)?;
    if let Some(expected) = new.expected {
        knowledge::find_item(&mut tx, expected).await?.ok_or(CannotAdd::NoSuchItem)?;
    }
    let mut tx = tx.under::<access::KnowledgeWrite>().map_err(Fault::other)?;
    if let Some(known) = questions::expect(&mut tx, new).await? {
        tx.commit().await?;
        return Ok(Added::Known(known));
    }
    if questions::count(&mut tx).await? >= MOST_QUESTIONS {
        return Err(CannotAdd::TooMany);
    }
    let id = questions::add(&mut tx, new).await?;
    tx.commit().await?;
    Ok(Added::New(id))
}
