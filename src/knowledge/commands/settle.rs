//! What becomes of a gap.

use crate::knowledge::{GapState, store};
use crate::prelude::*;

/// Why a gap stayed as it was.
#[derive(Debug, thiserror::Error)]
pub enum CannotSettle {
    /// No such gap here, or it was settled like this before.
    #[error("knowledge gap not found")]
    Gone,
    /// Somebody opened the same gap meanwhile.
    #[error("the same gap is open")]
    Known,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Says that a gap is mended, or that it was none; or opens it again.
///
/// # Errors
/// [`CannotSettle`]; then nothing changed.
pub async fn settle(mut tx: Tx<access::KnowledgeWrite>, gap: GapId, state: GapState) -> Result<(), CannotSettle> {
    let settled =
        store::gaps::settle(&mut tx, gap, state).await.on_constraint("knowledge_gaps_one_open", CannotSettle::Known)?;
    if !settled {
        return Err(CannotSettle::Gone);
    }
    Ok(tx.commit().await?)
}
