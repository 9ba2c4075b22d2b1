//! An operator stops a workspace, and lets it go on.

use crate::access::Work;
use crate::billing::store;
use crate::prelude::*;

/// Stops a workspace: people read and export, and read why.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn freeze(tx: Tx<Work>, because: &str) -> Result<(), Fault> {
    put(tx, Some(because)).await
}

/// Lets it go on.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn unfreeze(tx: Tx<Work>) -> Result<(), Fault> {
    put(tx, None).await
}

async fn put(mut tx: Tx<Work>, because: Option<&str>) -> Result<(), Fault> {
    let plans = store::plans(&mut tx).await?;
    let default = plans.iter().find(|it| it.is_default).ok_or_else(|| Fault::other("no plan is the default"))?;
    store::freeze(&mut tx, default.id, because).await?;
    tx.commit().await
}
