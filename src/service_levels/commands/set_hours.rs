//! Saying when people are there.

use crate::access::WorkspaceManage;
use crate::prelude::*;
use crate::service_levels::{BadHours, Holiday, Week, store};

/// Why hours were not set.
#[derive(Debug, thiserror::Error)]
pub enum CannotSetHours {
    /// Nothing could ever be due.
    #[error(transparent)]
    Bad(#[from] BadHours),
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Sets the business hours, as a new version. What was promised before stays as it was.
///
/// # Errors
/// [`CannotSetHours`].
pub async fn set_hours(mut tx: Tx<WorkspaceManage>, week: &Week, holidays: &[Holiday]) -> Result<(), CannotSetHours> {
    if !week.is_ever_open() {
        return Err(BadHours::NeverOpen.into());
    }
    store::hours::add(&mut tx, week, holidays).await?;
    Ok(tx.commit().await?)
}
