//! A question that is not asked any more, and second thoughts about it.

use crate::evaluation::store::questions;
use crate::prelude::*;

/// Why a question was not retired.
#[derive(Debug, thiserror::Error)]
pub enum CannotRetire {
    /// There is no such question in the set.
    #[error("question not found")]
    Gone,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Takes a question out of the set. What it was answered stays.
///
/// # Errors
/// [`CannotRetire`]; then the set is as it was.
pub async fn retire(mut tx: Tx<access::KnowledgeWrite>, question: QuestionId) -> Result<(), CannotRetire> {
    if !questions::set_retired(&mut tx, question, true).await? {
        return Err(CannotRetire::Gone);
    }
    Ok(tx.commit().await?)
}

/// Why a question did not come back.
#[derive(Debug, thiserror::Error)]
pub enum CannotRestore {
    /// There is no such retired question.
    #[error("question not found")]
    Gone,
    /// Somebody has added the same words meanwhile.
    #[error("the same question is in the set")]
    Known,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Takes a retired question back into the set.
///
/// # Errors
/// [`CannotRestore`]; then the set is as it was.
pub async fn restore(mut tx: Tx<access::KnowledgeWrite>, question: QuestionId) -> Result<(), CannotRestore> {
    let restored = questions::set_retired(&mut tx, question, false)
        .await
        .on_constraint("evaluation_questions_once", CannotRestore::Known)?;
    if !restored {
        return Err(CannotRestore::Gone);
    }
    Ok(tx.commit().await?)
}
