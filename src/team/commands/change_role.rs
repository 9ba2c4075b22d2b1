//! Giving a member another role.

use super::standing::{self, CannotChangeMember};
use crate::access::{Position, Role, TeamManage};
use crate::prelude::*;
use crate::team::{GivenRole, store};

/// Gives a member another role. It counts from their next request on, and every session of
/// theirs gets a new id (`A-3`). Nobody comes in by an invitation that they could not make now. What was given to them
/// beside the role of before stays, as far as the new one allows it.
///
/// # Errors
/// [`CannotChangeMember`].
pub async fn change_role(
    mut tx: Tx<TeamManage>,
    id: MemberId,
    role: impl Into<GivenRole>,
) -> Result<(), CannotChangeMember> {
    let (me, ..) = standing::actor(&tx)?;
    let held = standing::hold(&mut tx, id).await?;
    let (position, custom) = match role.into() {
        GivenRole::BuiltIn(role) => (Position::of(role), None),
        GivenRole::Custom(role) => {
            let role = store::roles::find(&mut tx, role).await?.ok_or(CannotChangeMember::NoSuchRole)?;
            let id = role.id;
            (Position::of_custom(role), Some(id))
        }
    };
    let position = Position { granted: held.member.position.granted, ..position };
    let powers = position.powers(held.member.visibility);
    if powers.is_owner && !held.giver.is_owner {
        return Err(CannotChangeMember::OwnersOnly);
    }
    if !held.giver.cover(powers) {
        return Err(CannotChangeMember::Beyond);
    }
    if me == id && !held.giver.is_owner {
        return Err(CannotChangeMember::Yourself);
    }
    if held.is_last_owner && !powers.is_owner {
        return Err(CannotChangeMember::LastOwner);
    }

    store::positions::set_role(&mut tx, id, position.role, custom).await?;
    let not_theirs: Vec<Role> = Role::ALL.iter().copied().filter(|it| !powers.may_give(*it)).collect();
    store::invitations::revoke_made_by(&mut tx, id, &not_theirs).await?;
    store::sessions::renew_all(tx.db(), held.member.user_id).await?;
    tx.record(Event::TeamChanged { member: Some(id) }).await?;

    tx.commit().await?;
    Ok(())
}
