//! Requiring a second factor of some roles.

use super::standing;
use crate::access::{Role, WorkspaceManage};
use crate::prelude::*;
use crate::team::{Proved, store};

/// Which roles of the workspace need a second factor.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn factor_roles(tx: &mut Tx<impl Permission>) -> Result<Vec<Role>, Fault> {
    store::workspaces::factor_roles(tx).await
}

/// Says which roles need a second factor. Who has one of them and none enters no page of the
/// workspace before they have set one up.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn require_factor(mut tx: Tx<WorkspaceManage>, proved: Proved, roles: &[Role]) -> Result<(), Fault> {
    let (_, user, _) = standing::actor(&tx)?;
    if user != proved.user() {
        return Err(Fault::other("somebody else has proved who they are"));
    }
    store::workspaces::require_factor(&mut tx, roles).await?;
    tx.record(Event::TeamChanged { member: None }).await?;
    tx.commit().await
}
