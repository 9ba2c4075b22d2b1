//! Making a role of the workspace's own, and changing one.

use super::standing;
use crate::access::{Position, Powers, Right, Role, TeamManage};
use crate::prelude::*;
use crate::team::{NewRole, store};

/// A workspace makes no more roles than this.
pub const MOST_ROLES: i64 = 100;

/// Why a role was not written.
#[derive(Debug, thiserror::Error)]
pub enum CannotWriteRole {
    /// No such role here.
    #[error("role not found")]
    Gone,
    /// It holds more than whoever writes it has, or does already.
    #[error("beyond what the actor has")]
    Beyond,
    /// Another role has that name.
    #[error("the name is taken")]
    NameTaken,
    /// The workspace has enough.
    #[error("{MOST_ROLES} roles at most")]
    TooMany,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Makes a role. Nobody puts into it what they do not have themselves; that is asked at this moment, and what the role
/// holds stays when its maker loses it.
///
/// # Errors
/// [`CannotWriteRole`].
pub async fn add_role(mut tx: Tx<TeamManage>, new: &NewRole) -> Result<RoleId, CannotWriteRole> {
    let giver = standing::giver(&mut tx).await?;
    if !may_write(giver, new.powers()) {
        return Err(CannotWriteRole::Beyond);
    }
    if store::roles::count(&mut tx).await? >= MOST_ROLES {
        return Err(CannotWriteRole::TooMany);
    }
    let id = RoleId::new();
    store::roles::add(&mut tx, id, new).await.on_constraint("roles_tenant_id_name_key", CannotWriteRole::NameTaken)?;
    tx.record(Event::TeamChanged { member: None }).await?;

    tx.commit().await?;
    Ok(id)
}

/// Changes a role, for everybody who has it, from their next request on: every session of theirs gets a new id
/// (`A-3`), and nobody comes in by an invitation that they could not make now. Whoever changes it has all that it held
/// and all that it will.
///
/// # Errors
/// [`CannotWriteRole`].
pub async fn rewrite_role(mut tx: Tx<TeamManage>, id: RoleId, new: &NewRole) -> Result<(), CannotWriteRole> {
    let giver = standing::giver(&mut tx).await?;
    let was = store::roles::find(&mut tx, id).await?.ok_or(CannotWriteRole::Gone)?;
    let powers = new.powers();
    if !may_write(giver, Position::of_custom(was).powers(None)) || !may_write(giver, powers) {
        return Err(CannotWriteRole::Beyond);
    }
    store::roles::rewrite(&mut tx, id, new)
        .await
        .on_constraint("roles_tenant_id_name_key", CannotWriteRole::NameTaken)?;
    let not_theirs: Vec<Role> = Role::ALL.iter().copied().filter(|it| !powers.may_give(*it)).collect();
    store::roles::revoke_invitations(&mut tx, id, &not_theirs).await?;
    store::roles::renew_sessions(&mut tx, id).await?;
    tx.record(Event::TeamChanged { member: None }).await?;

    tx.commit().await?;
    Ok(())
}

/// Whether somebody who has the one may write a role that has the other.
pub(super) fn may_write(giver: Powers, role: Powers) -> bool {
    giver.rights.has(Right::TeamManage) && giver.cover(role)
}
