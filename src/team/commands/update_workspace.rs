//! Changing the workspace itself.

use crate::access::WorkspaceManage;
use crate::prelude::*;
use crate::team::{LONGEST_REOPEN, WorkspaceChange, store};

/// Why a workspace was not changed.
#[derive(Debug, thiserror::Error)]
pub enum CannotUpdateWorkspace {
    /// Another workspace has that address.
    #[error("the workspace's address is taken")]
    SlugTaken,
    /// Less than 0 or more than [`LONGEST_REOPEN`] hours.
    #[error("the reopen window is out of bounds")]
    ReopenOutOfBounds,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Changes the workspace's name, address, contact, language, zone and reopen window.
///
/// # Errors
/// [`CannotUpdateWorkspace`].
pub async fn update_workspace(
    mut tx: Tx<WorkspaceManage>,
    change: &WorkspaceChange,
) -> Result<(), CannotUpdateWorkspace> {
    if !(0..=LONGEST_REOPEN).contains(&change.reopen_hours) {
        return Err(CannotUpdateWorkspace::ReopenOutOfBounds);
    }
    store::workspaces::update(&mut tx, change)
        .await
        .on_constraint("tenants_slug_key", CannotUpdateWorkspace::SlugTaken)?;
    tx.record(Event::TeamChanged { member: None }).await?;

    tx.commit().await?;
    Ok(())
}
