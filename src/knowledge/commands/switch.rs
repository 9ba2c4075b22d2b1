//! Disabling an item, and enabling it again. Nothing is ever deleted: past answers cite it.

use crate::knowledge::{Kind, documents, steps, store};
use crate::prelude::*;

/// Why an item was not disabled or enabled.
#[derive(Debug, thiserror::Error)]
pub enum CannotSwitch {
    /// There is no such item here.
    #[error("knowledge item not found")]
    Gone,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Keeps an item from being searched. Disabling it again changes nothing.
///
/// # Errors
/// [`CannotSwitch`]; then nothing changed.
pub async fn disable(tx: Tx<access::KnowledgeWrite>, item: ItemId) -> Result<(), CannotSwitch> {
    switch(tx, item, true).await
}

/// Lets an item be searched again. Enabling it again changes nothing.
///
/// # Errors
/// [`CannotSwitch`]; then nothing changed.
pub async fn enable(tx: Tx<access::KnowledgeWrite>, item: ItemId) -> Result<(), CannotSwitch> {
    switch(tx, item, false).await
}

async fn switch(mut tx: Tx<access::KnowledgeWrite>, item: ItemId, off: bool) -> Result<(), CannotSwitch> {
    let held = store::hold(&mut tx, item).await?.ok_or(CannotSwitch::Gone)?;
    if held.is_disabled == off {
        return Ok(());
    }
    store::set_disabled(&mut tx, item, off).await?;
    if !off && held.kind == Kind::Document {
        documents::resume(&mut tx, item).await?;
    }
    steps::changed(&mut tx, Some(item)).await?;
    Ok(tx.commit().await?)
}
