//! Another name for a team.

use crate::access::DeskArrange;
use crate::prelude::*;
use crate::teams::store;
use crate::title::Title;

/// Why a team was not renamed.
#[derive(Debug, thiserror::Error)]
pub enum CannotRenameTeam {
    /// No such team in this workspace.
    #[error("team not found")]
    Gone,
    /// There is another one of this name.
    #[error("there is a team of this name")]
    Known,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Gives a team another name.
///
/// # Errors
/// [`CannotRenameTeam`].
pub async fn rename(mut tx: Tx<DeskArrange>, id: TeamId, name: &Title) -> Result<(), CannotRenameTeam> {
    let renamed =
        store::rename(&mut tx, id, name).await.on_constraint("teams_one_per_name", CannotRenameTeam::Known)?;
    if !renamed {
        return Err(CannotRenameTeam::Gone);
    }
    tx.record(Event::DeskArranged).await?;
    Ok(tx.commit().await?)
}
