//! Planning a version for a moment to come.

use crate::knowledge::content::Revision;
use crate::knowledge::{passages, steps, store};
use crate::prelude::*;

/// Why a version was not planned, or its plan not called off.
#[derive(Debug, thiserror::Error)]
pub enum CannotPlan {
    /// There is no such item here.
    #[error("knowledge item not found")]
    Gone,
    /// An FAQ entry cannot become a text, nor a text an FAQ entry.
    #[error("the item is of another kind")]
    OtherKind,
    /// Somebody else wrote a version meanwhile.
    #[error("another version became active meanwhile")]
    Overtaken,
    /// The moment is past.
    #[error("the moment is past")]
    Past,
    /// It became active, or its plan was called off before.
    #[error("no such plan")]
    NoSuchPlan,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Writes a version that becomes active at a moment to come. Returns its number.
///
/// # Errors
/// [`CannotPlan`]; then nothing was written.
pub async fn plan(
    mut tx: Tx<access::KnowledgeWrite>,
    item: ItemId,
    revision: Revision,
    at: OffsetDateTime,
) -> Result<i32, CannotPlan> {
    let held = store::hold(&mut tx, item).await?.ok_or(CannotPlan::Gone)?;
    if held.kind != revision.content.kind() {
        return Err(CannotPlan::OtherKind);
    }
    if held.active_version != revision.based_on {
        return Err(CannotPlan::Overtaken);
    }
    if at <= tx.now() {
        return Err(CannotPlan::Past);
    }

    let number = store::plans::next_number(&mut tx, item).await?;
    store::add_version(&mut tx, item, number, &revision.content).await?;
    store::add_passages(&mut tx, &passages::cut(item, number, &revision.content)).await?;
    store::plans::add(&mut tx, item, number, revision.language, at).await?;
    steps::due(&mut tx, Some(at)).await?;
    steps::seen_anew(&mut tx, item).await?;
    tx.commit().await?;
    Ok(number)
}

/// Calls a plan off. The version stays among the others, and can be made active by hand.
///
/// # Errors
/// [`CannotPlan`]; then nothing changed.
pub async fn call_off(mut tx: Tx<access::KnowledgeWrite>, item: ItemId, version: i32) -> Result<(), CannotPlan> {
    store::hold(&mut tx, item).await?.ok_or(CannotPlan::Gone)?;
    if !store::plans::remove(&mut tx, item, version).await? {
        return Err(CannotPlan::NoSuchPlan);
    }
    steps::seen_anew(&mut tx, item).await?;
    Ok(tx.commit().await?)
}
