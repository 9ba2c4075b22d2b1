//! A team that is not needed any more, and second thoughts about it.

use crate::access::DeskArrange;
use crate::prelude::*;
use crate::teams::store;

/// Why a team was not removed, or did not come back.
#[derive(Debug, thiserror::Error)]
pub enum CannotRemoveTeam {
    /// No such team in this workspace.
    #[error("team not found")]
    Gone,
    /// Another one has its name meanwhile.
    #[error("there is a team of this name")]
    Known,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Removes a team. Members and conversations stay with it, unseen, until it comes back.
///
/// # Errors
/// [`CannotRemoveTeam`].
pub async fn remove(tx: Tx<DeskArrange>, id: TeamId) -> Result<(), CannotRemoveTeam> {
    set_removed(tx, id, true).await
}

/// Brings a removed team back, with its members and its conversations.
///
/// # Errors
/// [`CannotRemoveTeam`].
pub async fn restore(tx: Tx<DeskArrange>, id: TeamId) -> Result<(), CannotRemoveTeam> {
    set_removed(tx, id, false).await
}

async fn set_removed(mut tx: Tx<DeskArrange>, id: TeamId, removed: bool) -> Result<(), CannotRemoveTeam> {
    let done =
        store::set_removed(&mut tx, id, removed).await.on_constraint("teams_one_per_name", CannotRemoveTeam::Known)?;
    if !done {
        return Err(CannotRemoveTeam::Gone);
    }
    tx.record(Event::DeskArranged).await?;
    Ok(tx.commit().await?)
}
