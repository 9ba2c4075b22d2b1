//! Choosing which conversations a member sees.

use super::standing::{self, CannotChangeMember};
use crate::access::{TeamManage, Visibility};
use crate::prelude::*;
use crate::team::store;

/// Chooses which conversations a member sees; `None` is as their role says. It counts from their next request on, and
/// their open windows begin anew. Owners and admins see everything, whatever was chosen for them.
///
/// # Errors
/// [`CannotChangeMember`].
pub async fn change_visibility(
    mut tx: Tx<TeamManage>,
    id: MemberId,
    chosen: Option<Visibility>,
) -> Result<(), CannotChangeMember> {
    let held = standing::hold(&mut tx, id).await?;
    if !held.giver.cover(held.member.position.powers(chosen)) {
        return Err(CannotChangeMember::Beyond);
    }
    store::members::set_visibility(&mut tx, id, chosen).await?;
    tx.record(Event::TeamChanged { member: Some(id) }).await?;
    Ok(tx.commit().await?)
}
