//! A new team.

use crate::access::DeskArrange;
use crate::prelude::*;
use crate::teams::store;
use crate::title::Title;

/// No workspace has more; every page of the inbox reads them.
pub const MOST_TEAMS: i64 = 50;

/// Why a team was not added.
#[derive(Debug, thiserror::Error)]
pub enum CannotAddTeam {
    /// There is one of this name.
    #[error("there is a team of this name")]
    Known,
    /// There are [`MOST_TEAMS`].
    #[error("there are too many teams")]
    TooMany,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Adds a team without members.
///
/// # Errors
/// [`CannotAddTeam`].
pub async fn add(mut tx: Tx<DeskArrange>, name: &Title) -> Result<TeamId, CannotAddTeam> {
    if store::count(&mut tx).await? >= MOST_TEAMS {
        return Err(CannotAddTeam::TooMany);
    }
    let id = store::add(&mut tx, name).await.on_constraint("teams_one_per_name", CannotAddTeam::Known)?;
    tx.record(Event::DeskArranged).await?;
    tx.commit().await?;
    Ok(id)
}
