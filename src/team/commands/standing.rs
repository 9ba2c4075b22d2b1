//! What every change of a member's standing asks first.

use crate::access::Role;
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

/// A member about to be changed.
pub(super) struct Held {
    pub member: Member,
    /// Whether they are the only owner who may enter.
    pub is_last_owner: bool,
}

/// Holds a member whom the actor may decide about.
///
/// The workspace and its owners are held first, by everybody: that is what keeps the
/// last one, and what keeps two such changes from waiting for each other in a ring.
pub(super) async fn hold(tx: &mut Tx<impl Permission>, id: MemberId) -> Result<Held, CannotChangeMember> {
    let (_, _, role) = actor(tx)?;
    let owners = store::members::hold_owners(tx).await?;
    let member = store::members::hold(tx, id).await?.ok_or(CannotChangeMember::Gone)?;
    if member.role == Role::Owner && role != Role::Owner {
        return Err(CannotChangeMember::OwnersOnly);
    }
    Ok(Held { is_last_owner: owners == [id], member })
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
