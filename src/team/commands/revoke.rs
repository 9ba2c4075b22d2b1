//! Taking an invitation back.

use crate::access::TeamManage;
use crate::prelude::*;
use crate::team::store;

/// Why an invitation was not taken back.
#[derive(Debug, thiserror::Error)]
pub enum CannotRevoke {
    /// No such invitation waits here: it was accepted or revoked.
    #[error("invitation not found")]
    Gone,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Takes an invitation back; its link is dead.
///
/// # Errors
/// [`CannotRevoke`].
pub async fn revoke(mut tx: Tx<TeamManage>, id: InvitationId) -> Result<(), CannotRevoke> {
    store::invitations::hold(&mut tx, id).await?.ok_or(CannotRevoke::Gone)?;

    store::invitations::revoke(&mut tx, id).await?;
    tx.record(Event::TeamChanged { member: None }).await?;

    tx.commit().await?;
    Ok(())
}
