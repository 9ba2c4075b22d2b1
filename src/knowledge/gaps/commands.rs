//! What one can do with a gap.

use super::model::{GapKind, GapState};
use super::store;
use crate::knowledge::content::NewItem;
use crate::knowledge::steps;
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
    store::hold(&mut tx, gap).await?.ok_or(CannotSettle::Gone)?;
    let settled =
        store::settle(&mut tx, gap, state).await.on_constraint("knowledge_gaps_one_open", CannotSettle::Known)?;
    if !settled {
        return Err(CannotSettle::Gone);
    }
    Ok(tx.commit().await?)
}

/// Why a gap was not filled.
#[derive(Debug, thiserror::Error)]
pub enum CannotFill {
    /// No such gap here.
    #[error("knowledge gap not found")]
    Gone,
    /// It is settled, or a source that is out of date: that is revised, not filled.
    #[error("the gap is not one to be filled")]
    NotOpen,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Fills a gap: writes the question and its answer, and lets the gap's questions be asked again.
///
/// # Errors
/// [`CannotFill`]; then nothing was written.
pub async fn fill(mut tx: Tx<access::KnowledgeWrite>, gap: GapId, item: NewItem) -> Result<ItemId, CannotFill> {
    let held = store::hold(&mut tx, gap).await?.ok_or(CannotFill::Gone)?;
    if held.kind != GapKind::Unanswered || held.state != GapState::Open {
        return Err(CannotFill::NotOpen);
    }

    let ends = item.terms.expires_at;
    let added = steps::add(&mut tx, &[item]).await?;
    steps::due(&mut tx, ends).await?;
    let id = added.first().copied().ok_or_else(|| Fault::other("one item makes one id"))?;
    store::filled(&mut tx, gap, id).await?;
    steps::changed(&mut tx, Some(id)).await?;
    begin_asking(&mut tx, gap).await?;
    tx.commit().await?;
    Ok(id)
}

/// Why the questions of a gap are not asked again.
#[derive(Debug, thiserror::Error)]
pub enum CannotAskAgain {
    /// No such gap here, or none with questions.
    #[error("knowledge gap not found")]
    Gone,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Lets the questions of a gap be asked again; where they are being asked already, that is enough.
///
/// # Errors
/// [`CannotAskAgain`]; then nothing changed.
pub async fn ask_again(mut tx: Tx<access::KnowledgeWrite>, gap: GapId) -> Result<(), CannotAskAgain> {
    let held = store::hold(&mut tx, gap).await?.ok_or(CannotAskAgain::Gone)?;
    if held.kind != GapKind::Unanswered {
        return Err(CannotAskAgain::Gone);
    }
    // Two who press the button at once want the same.
    if held.asking_since.is_some() {
        return Ok(());
    }
    begin_asking(&mut tx, gap).await?;
    Ok(tx.commit().await?)
}

async fn begin_asking(tx: &mut Tx<access::KnowledgeWrite>, gap: GapId) -> Result<(), Fault> {
    store::begin_asking(tx, gap).await?;
    tx.record(Event::GapAskedAgain { gap }).await
}
