//! Taking a member out of the workspace.

use super::standing::{self, CannotChangeMember};
use crate::access::{Role, TeamManage};
use crate::prelude::*;
use crate::team::store;

/// Takes a member out of the workspace. Their name stays in what they wrote; a new
/// invitation brings them back. Nobody comes in by theirs, nor by
/// their tokens.
///
/// # Errors
/// [`CannotChangeMember`].
pub async fn remove(mut tx: Tx<TeamManage>, id: MemberId) -> Result<(), CannotChangeMember> {
    let member = standing::hold_to_shut_out(&mut tx, id).await?;

    store::members::remove(&mut tx, id).await?;
    store::positions::take_all(&mut tx, id).await?;
    store::invitations::revoke_made_by(&mut tx, id, Role::ALL).await?;
    store::tokens::revoke_all(&mut tx, id).await?;
    store::sessions::end_all(tx.db(), member.user_id).await?;
    tx.record(Event::TeamChanged { member: Some(id) }).await?;

    tx.commit().await?;
    Ok(())
}
