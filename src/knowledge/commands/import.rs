//! Writing many items at once.

use crate::knowledge::content::NewItem;
use crate::knowledge::steps;
use crate::prelude::*;

/// Most items of one import: what fits into one transaction of a few seconds.
pub const MOST_AT_ONCE: usize = 5_000;

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum CannotImport {
    /// More than [`MOST_AT_ONCE`].
    #[error("{0} items, {MOST_AT_ONCE} at most")]
    TooMany(usize),
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Writes many new items, all or none. Returns their ids, in order.
///
/// # Errors
/// [`CannotImport`]; then nothing was written.
pub async fn import(mut tx: Tx<access::KnowledgeWrite>, items: &[NewItem]) -> Result<Vec<ItemId>, CannotImport> {
    if items.len() > MOST_AT_ONCE {
        return Err(CannotImport::TooMany(items.len()));
    }
    if items.is_empty() {
        return Ok(Vec::new());
    }
    let ids = steps::add(&mut tx, items).await?;
    let ends: std::collections::BTreeSet<_> = items.iter().filter_map(|it| it.terms.expires_at).collect();
    for end in ends {
        steps::due(&mut tx, Some(end)).await?;
    }
    steps::changed(&mut tx, None).await?;
    tx.commit().await?;
    Ok(ids)
}
