//! Letting a disabled member in again.

use super::standing::{self, CannotChangeMember};
use crate::access::TeamManage;
use crate::prelude::*;
use crate::team::store;

/// Lets a disabled member in again.
///
/// # Errors
/// [`CannotChangeMember`].
pub async fn enable(mut tx: Tx<TeamManage>, id: MemberId) -> Result<(), CannotChangeMember> {
    standing::hold(&mut tx, id).await?;

    store::members::enable(&mut tx, id).await?;
    tx.record(Event::TeamChanged { member: Some(id) }).await?;

    tx.commit().await?;
    Ok(())
}
