//! Saying from when a lead is hot.

use crate::access::DeskArrange;
use crate::leads::Settings;
use crate::leads::store::settings;
use crate::prelude::*;

/// Why the settings stayed as they were.
#[derive(Debug, thiserror::Error)]
pub enum CannotSet {
    /// Warm begins below hot, both between 1 and 100.
    #[error("warm begins below hot")]
    OutOfOrder,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Sets from when leads are warm and hot, and says it of every lead again.
///
/// # Errors
/// [`CannotSet`].
pub async fn set_settings(mut tx: Tx<DeskArrange>, it: &Settings) -> Result<(), CannotSet> {
    if !(1..it.hot_from).contains(&it.warm_from) || it.hot_from > 100 {
        return Err(CannotSet::OutOfOrder);
    }
    settings::set(&mut tx, it).await?;
    tx.record(Event::DeskArranged).await?;
    Ok(tx.commit().await?)
}
