//! What the owner does about usage.

use super::{Budget, store};
use crate::prelude::*;

/// Sets what the assistant may cost in a month, and what it does at a limit.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn set_budget(mut tx: Tx<access::AssistantTune>, budget: Budget) -> Result<(), Fault> {
    store::put_budget(&mut tx, budget).await?;
    tx.commit().await
}
