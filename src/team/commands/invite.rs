//! Inviting somebody.

use super::{Link, standing};
use crate::access::{Role, TeamManage};
use crate::billing::{self, Limit};
use crate::mail;
use crate::prelude::*;
use crate::team::{Email, Secret, letters, store};

/// Why nobody was invited.
#[derive(Debug, thiserror::Error)]
pub enum CannotInvite {
    /// Only owners make owners.
    #[error("only an owner may give this role")]
    RoleNotYours,
    /// Somebody with that address is in the team, perhaps disabled.
    #[error("already a member")]
    AlreadyMember,
    /// An invitation to that address waits; it can be sent again.
    #[error("already invited")]
    AlreadyInvited,
    /// The plan has no room for another.
    #[error("the plan has no room for another member")]
    PlanFull,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Invites an address into the workspace, with a role. The letter with the link is posted
/// together with the invitation, in the workspace's language.
///
/// # Errors
/// [`CannotInvite`].
pub async fn invite(
    mut tx: Tx<TeamManage>,
    email: &Email,
    role: Role,
    link: impl Link,
) -> Result<InvitationId, CannotInvite> {
    let (me, ..) = standing::actor(&tx)?;
    let giver = standing::giver(&mut tx).await?;
    if !giver.may_give(role) {
        return Err(CannotInvite::RoleNotYours);
    }
    if store::members::has_address(&mut tx, email).await? {
        return Err(CannotInvite::AlreadyMember);
    }

    store::invitations::revoke_expired(&mut tx, email).await?;
    let there = store::members::places(&mut tx).await?;
    if !billing::steps::has_room(&mut tx, Limit::Members, there).await? {
        return Err(CannotInvite::PlanFull);
    }

    let secret = Secret::new_random();
    let invitation = store::invitations::add(&mut tx, email, role, me, &secret.hash())
        .await
        .on_constraint("invitations_one_open_per_address", CannotInvite::AlreadyInvited)?;
    post(&mut tx, email, role, link(&secret)).await?;
    tx.record(Event::TeamChanged { member: None }).await?;

    tx.commit().await?;
    Ok(invitation)
}

/// Posts the letter of an invitation.
pub(super) async fn post(tx: &mut Tx<TeamManage>, to: &Email, role: Role, link: String) -> Result<(), Fault> {
    let workspace = store::workspaces::workspace(tx).await?;
    let inviter = tx.actor().name().to_owned();
    let letter = letters::invitation(workspace.language, to, role, &inviter, workspace.name.as_str(), link);
    mail::steps::post(tx, &letter).await?;
    Ok(())
}
