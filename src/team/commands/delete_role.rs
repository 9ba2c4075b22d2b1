//! Deleting a role of the workspace's own.

use super::add_role::may_write;
use super::standing;
use crate::access::{Position, TeamManage};
use crate::prelude::*;
use crate::team::store;

/// Why a role was not deleted.
#[derive(Debug, thiserror::Error)]
pub enum CannotDeleteRole {
    /// No such role here.
    #[error("role not found")]
    Gone,
    /// It holds more than whoever wants to delete it has.
    #[error("beyond what the actor has")]
    Beyond,
    /// So many members have it.
    #[error("{0} members have it")]
    InUse(i64),
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Deletes a role that no member has.
///
/// # Errors
/// [`CannotDeleteRole`].
pub async fn delete_role(mut tx: Tx<TeamManage>, id: RoleId) -> Result<(), CannotDeleteRole> {
    let giver = standing::giver(&mut tx).await?;
    let role = store::roles::find(&mut tx, id).await?.ok_or(CannotDeleteRole::Gone)?;
    if !may_write(giver, Position::of_custom(role).powers(None)) {
        return Err(CannotDeleteRole::Beyond);
    }
    match store::roles::members(&mut tx, id).await? {
        0 => store::roles::delete(&mut tx, id).await?,
        members => return Err(CannotDeleteRole::InUse(members)),
    }
    tx.record(Event::TeamChanged { member: None }).await?;

    tx.commit().await?;
    Ok(())
}
