//! What every change of a member's standing asks first.

use crate::access::{Powers, Right, Role};
use crate::prelude::*;
use crate::team::{Member, store};
use crate::tenancy::Actor;

/// Why a member's role or access was not changed.
#[derive(Debug, thiserror::Error)]
pub enum CannotChangeMember {
    /// No such member here.
    #[error("member not found")]
    Gone,
    /// Only owners decide about owners, and make them.
    #[error("only an owner may do that")]
    OwnersOnly,
    /// Nobody disables or removes themselves; only owners change their own role.
    #[error("not on oneself")]
    Yourself,
    /// The member has more than whoever acts, or would get it: nobody gives what they do not have.
    #[error("beyond what the actor has")]
    Beyond,
    /// No such role here.
    #[error("role not found")]
    NoSuchRole,
    /// A workspace always has an owner who may enter.
    #[error("the last owner stays")]
    LastOwner,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// The person who acts, with their role.
pub(super) fn actor(tx: &Tx<impl Permission>) -> Result<(MemberId, UserId, Role), Fault> {
    match tx.actor() {
        Actor::Member { member, user, role, .. } => Ok((*member, *user, *role)),
        _ => Err(Fault::other("only a person of the team can do this")),
    }
}

/// What the actor may give: what they have at this very moment, and not what they had when they came. Until the
/// transaction ends nobody changes what somebody in the workspace may do.
pub(super) async fn giver(tx: &mut Tx<impl Permission>) -> Result<Powers, Fault> {
    let (me, _, role) = actor(tx)?;
    store::positions::take_turns(tx).await?;
    let has = store::positions::powers(tx, me).await?;
    Ok(has.both(Powers { is_owner: role == Role::Owner, rights: tx.rights(), sight: tx.sight() }))
}

/// A member about to be changed.
pub(super) struct Held {
    /// What whoever changes them may give.
    pub giver: Powers,
    pub member: Member,
    /// Whether they are the only owner who may enter.
    pub is_last_owner: bool,
}

/// Holds a member whom the actor may decide about: who has nothing that the actor has not.
///
/// The workspace and its owners are held first, by everybody: that is what keeps the
/// last one, and what keeps two such changes from waiting for each other in a ring.
pub(super) async fn hold(tx: &mut Tx<impl Permission>, id: MemberId) -> Result<Held, CannotChangeMember> {
    let giver = giver(tx).await?;
    let owners = store::members::hold_owners(tx).await?;
    let member = store::members::hold(tx, id).await?.ok_or(CannotChangeMember::Gone)?;
    let theirs = member.position.powers(member.visibility);
    if theirs.is_owner && !giver.is_owner {
        return Err(CannotChangeMember::OwnersOnly);
    }
    if !giver.rights.has(Right::TeamManage) || !giver.cover(theirs) {
        return Err(CannotChangeMember::Beyond);
    }
    Ok(Held { giver, is_last_owner: owners == [id], member })
}

/// Holds a member whom the actor may shut out: somebody else, and not the last owner.
pub(super) async fn hold_to_shut_out(tx: &mut Tx<impl Permission>, id: MemberId) -> Result<Member, CannotChangeMember> {
    let (me, ..) = actor(tx)?;
    let held = hold(tx, id).await?;
    if held.is_last_owner {
        return Err(CannotChangeMember::LastOwner);
    }
    if me == id {
        return Err(CannotChangeMember::Yourself);
    }
    Ok(held.member)
}
