//! Giving a member another role.

use super::standing::{self, CannotChangeMember};
use crate::access::{Role, TeamManage};
use crate::prelude::*;
use crate::team::store;

/// Gives a member another role. It counts from their next request on, and every session of
/// theirs gets a new id (`A-3`). Nobody comes in by an invitation that they could not make now.
///
/// # Errors
/// [`CannotChangeMember`].
pub async fn change_role(mut tx: Tx<TeamManage>, id: MemberId, role: Role) -> Result<(), CannotChangeMember> {
    let (me, _, mine) = standing::actor(&tx)?;
    let held = standing::hold(&mut tx, id).await?;
    if !mine.may_give(role) {
        return Err(CannotChangeMember::OwnersOnly);
    }
    if me == id && mine != Role::Owner {
        return Err(CannotChangeMember::Yourself);
    }
    if held.is_last_owner && role != Role::Owner {
        return Err(CannotChangeMember::LastOwner);
    }

    store::members::set_role(&mut tx, id, role).await?;
    let not_theirs: Vec<Role> = Role::ALL.iter().copied().filter(|it| !role.may_give(*it)).collect();
    store::invitations::revoke_made_by(&mut tx, id, &not_theirs).await?;
    store::sessions::renew_all(tx.db(), held.member.user_id).await?;
    tx.record(Event::TeamChanged { member: Some(id) }).await?;

    tx.commit().await?;
    Ok(())
}
