//! Giving a member a right beside their role, and taking it back.

use super::standing::{self, CannotChangeMember};
use crate::access::{Position, Right, Rights, Role, TeamManage, givable, harmless};
use crate::prelude::*;
use crate::team::store;

/// Why a right was not given.
#[derive(Debug, thiserror::Error)]
pub enum CannotGrant {
    /// They may not decide about this member.
    #[error(transparent)]
    Member(#[from] CannotChangeMember),
    /// Only owners or machines have it.
    #[error("{} is given to nobody", .0.name())]
    NotGivable(Right),
    /// The member sees no personal data, and the right shows some.
    #[error("the right shows personal data, which is hidden from the member")]
    ShowsPersonalData,
    /// It would have ended before it began.
    #[error("the end is in the past")]
    Past,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Gives a member a right beside their role, until a moment or for good. Nobody gives what they do not have, nor
/// anything to themselves; that is asked at this moment, and what was given stays when the giver loses it.
///
/// # Errors
/// [`CannotGrant`].
pub async fn grant(
    mut tx: Tx<TeamManage>,
    id: MemberId,
    right: Right,
    until: Option<OffsetDateTime>,
) -> Result<(), CannotGrant> {
    let (me, ..) = standing::actor(&tx)?;
    let held = standing::hold(&mut tx, id).await?;
    if !givable().has(right) {
        return Err(CannotGrant::NotGivable(right));
    }
    if !held.giver.rights.cover(Rights::of(&[right]).complete()) {
        return Err(CannotChangeMember::Beyond.into());
    }
    if me == id {
        return Err(CannotChangeMember::Yourself.into());
    }
    if held.member.position.is_masked() && !harmless().has(right) {
        return Err(CannotGrant::ShowsPersonalData);
    }
    if until.is_some_and(|end| end <= tx.now()) {
        return Err(CannotGrant::Past);
    }

    store::positions::grant(&mut tx, id, right, until, me).await?;
    store::sessions::renew_all(tx.db(), held.member.user_id).await?;
    tx.record(Event::TeamChanged { member: Some(id) }).await?;

    tx.commit().await?;
    Ok(())
}

/// Takes back what a member was given. It counts from their next request on, and nobody comes in by an invitation
/// that they could not make now. What is not there is taken already.
///
/// # Errors
/// [`CannotChangeMember`].
pub async fn take_grant(mut tx: Tx<TeamManage>, id: MemberId, right: Right) -> Result<(), CannotChangeMember> {
    let held = standing::hold(&mut tx, id).await?;
    if store::positions::take_grant(&mut tx, id, right).await? {
        let left: Vec<Right> = held.member.position.granted.iter().filter(|it| *it != right).collect();
        let position = Position { granted: Rights::of(&left), ..held.member.position };
        let powers = position.powers(held.member.visibility);
        let not_theirs: Vec<Role> = Role::ALL.iter().copied().filter(|it| !powers.may_give(*it)).collect();
        store::invitations::revoke_made_by(&mut tx, id, &not_theirs).await?;
        store::sessions::renew_all(tx.db(), held.member.user_id).await?;
        tx.record(Event::TeamChanged { member: Some(id) }).await?;
    }

    tx.commit().await?;
    Ok(())
}
