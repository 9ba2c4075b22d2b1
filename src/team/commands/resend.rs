//! Sending an invitation again.

use super::{Link, invite, standing};
use crate::access::TeamManage;
use crate::prelude::*;
use crate::team::{Secret, store};

/// Why an invitation was not sent again.
#[derive(Debug, thiserror::Error)]
pub enum CannotResend {
    /// No such invitation waits here: it was accepted or revoked.
    #[error("invitation not found")]
    Gone,
    /// Only owners make owners.
    #[error("only an owner may give this role")]
    RoleNotYours,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Sends an invitation again, also an expired one: with a new link and another seven days.
/// The old link is dead.
///
/// # Errors
/// [`CannotResend`].
pub async fn resend(mut tx: Tx<TeamManage>, id: InvitationId, link: impl Link) -> Result<(), CannotResend> {
    let (me, ..) = standing::actor(&tx)?;
    let giver = standing::giver(&mut tx).await?;
    let (email, role) = store::invitations::hold(&mut tx, id).await?.ok_or(CannotResend::Gone)?;
    if !giver.may_give(role) {
        return Err(CannotResend::RoleNotYours);
    }

    let secret = Secret::new_random();
    store::invitations::renew(&mut tx, id, me, &secret.hash()).await?;
    invite::post(&mut tx, &email, role, link(&secret)).await?;
    tx.record(Event::TeamChanged { member: None }).await?;

    tx.commit().await?;
    Ok(())
}
