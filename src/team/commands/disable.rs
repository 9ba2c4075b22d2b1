//! Shutting a member out.

use super::standing::{self, CannotChangeMember};
use crate::access::{Role, TeamManage};
use crate::prelude::*;
use crate::team::store;

/// Shuts a member out until somebody enables them. Their sessions end, everywhere: whoever
/// shuts somebody out wants it to be so now (`A-3`). Nobody comes in by their invitations, nor by
/// their tokens, which do not come back.
///
/// # Errors
/// [`CannotChangeMember`].
pub async fn disable(mut tx: Tx<TeamManage>, id: MemberId) -> Result<(), CannotChangeMember> {
    let member = standing::hold_to_shut_out(&mut tx, id).await?;

    store::members::disable(&mut tx, id).await?;
    store::invitations::revoke_made_by(&mut tx, id, Role::ALL).await?;
    store::tokens::revoke_all(&mut tx, id).await?;
    store::sessions::end_all(tx.db(), member.user_id).await?;
    tx.record(Event::TeamChanged { member: Some(id) }).await?;

    tx.commit().await?;
    Ok(())
}
