//! Who is in a team.

use crate::access::DeskArrange;
use crate::prelude::*;
use crate::teams::store;

/// Why somebody did not join a team.
#[derive(Debug, thiserror::Error)]
pub enum CannotJoin {
    /// No such team in this workspace.
    #[error("team not found")]
    Gone,
    /// Nobody of the workspace who can answer.
    #[error("not somebody who can answer")]
    NotAnAgent,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Puts somebody who can answer into a team. Twice is the same as once.
///
/// # Errors
/// [`CannotJoin`].
pub async fn join(mut tx: Tx<DeskArrange>, team: TeamId, member: MemberId) -> Result<(), CannotJoin> {
    if store::hold_name(&mut tx, team).await?.is_none() {
        return Err(CannotJoin::Gone);
    }
    if !store::answers(&mut tx, member).await? {
        return Err(CannotJoin::NotAnAgent);
    }
    store::join(&mut tx, team, member).await?;
    tx.record(Event::DeskArranged).await?;
    if store::turns::by_turns(&mut tx, team).await?.is_some() {
        tx.record(Event::WaitsForTeam { team }).await?;
    }
    Ok(tx.commit().await?)
}

/// Takes somebody out of a team. What they hold, they keep.
///
/// # Errors
/// [`CannotJoin`].
pub async fn leave(mut tx: Tx<DeskArrange>, team: TeamId, member: MemberId) -> Result<(), CannotJoin> {
    if !store::leave(&mut tx, team, member).await? {
        return Err(CannotJoin::Gone);
    }
    tx.record(Event::DeskArranged).await?;
    Ok(tx.commit().await?)
}
