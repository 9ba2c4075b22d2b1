//! Putting the first steps away.

use crate::access::WorkspaceManage;
use crate::prelude::*;
use crate::team::store;

/// Puts the first steps away, or takes them out again.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn hide_checklist(mut tx: Tx<WorkspaceManage>, hidden: bool) -> Result<(), Fault> {
    store::workspaces::hide_checklist(&mut tx, hidden).await?;
    tx.commit().await
}
