//! Saying for whom an item is and until when, that it still holds, and how old knowledge may grow.

use crate::knowledge::{Age, State, Terms, steps, store};
use crate::prelude::*;

/// Why an item was not changed.
#[derive(Debug, thiserror::Error)]
pub enum CannotChange {
    /// There is no such item here.
    #[error("knowledge item not found")]
    Gone,
    /// Its end would be past.
    #[error("the end is past")]
    Past,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Says for whom an item is, and until when.
///
/// # Errors
/// [`CannotChange`]; then nothing changed.
pub async fn set_terms(mut tx: Tx<access::KnowledgeWrite>, item: ItemId, terms: Terms) -> Result<(), CannotChange> {
    store::hold(&mut tx, item).await?.ok_or(CannotChange::Gone)?;
    if terms.expires_at.is_some_and(|end| end <= tx.now()) {
        return Err(CannotChange::Past);
    }
    store::terms::set(&mut tx, item, terms).await?;
    steps::due(&mut tx, terms.expires_at).await?;
    steps::changed(&mut tx, Some(item)).await?;
    Ok(tx.commit().await?)
}

/// Says that an item which counts as out of date still holds.
///
/// # Errors
/// [`CannotChange`]; then nothing changed.
pub async fn confirm(mut tx: Tx<access::KnowledgeWrite>, item: ItemId) -> Result<(), CannotChange> {
    let held = store::hold(&mut tx, item).await?.ok_or(CannotChange::Gone)?;
    store::terms::still_holds(&mut tx, item).await?;
    if held.state == State::Stale {
        steps::set_state(&mut tx, &[item], State::Ready, None).await?;
    }
    steps::seen_anew(&mut tx, item).await?;
    Ok(tx.commit().await?)
}

/// Says from which age on what a machine has read counts as out of date.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn set_age(mut tx: Tx<access::KnowledgeWrite>, age: Age) -> Result<(), Fault> {
    store::terms::set_age(&mut tx, age).await?;
    let now = tx.now();
    steps::due(&mut tx, Some(now)).await?;
    tx.commit().await
}
