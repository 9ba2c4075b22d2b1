//! How a team's conversations are given out.

use crate::access::DeskArrange;
use crate::prelude::*;
use crate::teams::{Assignment, store};

/// How many conversations one member can be given at most.
pub const MOST_IN_HAND: i32 = 200;

/// Why a team goes on sharing its conversations as it did.
#[derive(Debug, thiserror::Error)]
pub enum CannotShare {
    /// No such team, or no such member, in this workspace.
    #[error("team or member not found")]
    Gone,
    /// Not between one and [`MOST_IN_HAND`].
    #[error("a capacity is between 1 and {MOST_IN_HAND}")]
    BadCapacity,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Lets a team's conversations be given out by hand, or by turns. By turns, what waits is given
/// out at once.
///
/// # Errors
/// [`CannotShare`].
pub async fn set_assignment(mut tx: Tx<DeskArrange>, team: TeamId, assignment: Assignment) -> Result<(), CannotShare> {
    if !store::turns::set_assignment(&mut tx, team, assignment).await? {
        return Err(CannotShare::Gone);
    }
    tx.record(Event::DeskArranged).await?;
    if assignment == Assignment::ByTurns {
        tx.record(Event::WaitsForTeam { team }).await?;
    }
    Ok(tx.commit().await?)
}

/// Says how many conversations a member is given at most, in all their teams together. What they
/// hold already, they keep.
///
/// # Errors
/// [`CannotShare`].
pub async fn set_capacity(mut tx: Tx<DeskArrange>, member: MemberId, capacity: i32) -> Result<(), CannotShare> {
    if !(1..=MOST_IN_HAND).contains(&capacity) {
        return Err(CannotShare::BadCapacity);
    }
    if !store::turns::set_capacity(&mut tx, member, capacity).await? {
        return Err(CannotShare::Gone);
    }
    tx.record(Event::DeskArranged).await?;
    for team in store::turns::by_turns_of(&mut tx, member).await? {
        tx.record(Event::WaitsForTeam { team }).await?;
    }
    Ok(tx.commit().await?)
}
