//! Looking at the desk as somebody of another role would.

use serde_json::json;
use time::format_description::well_known::Rfc3339;

use super::standing;
use crate::access::{Belong, Position, Role, TeamManage};
use crate::audit;
use crate::prelude::*;
use crate::team::{GivenRole, VIEWING_LASTS, Viewing, store};

/// Why nobody looks as that role.
#[derive(Debug, thiserror::Error)]
pub enum CannotViewAs {
    /// No such role here.
    #[error("role not found")]
    Gone,
    /// Only owners and admins look so, and only as a role all of whose rights they have.
    #[error("beyond what the actor has")]
    Beyond,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Begins to look at the workspace as a role. Whoever keeps what this gives looks, and changes nothing, until it ends;
/// that it began, and when it ends at the latest, stands in the log.
///
/// # Errors
/// [`CannotViewAs`].
pub async fn view_as(mut tx: Tx<TeamManage>, role: GivenRole) -> Result<Viewing, CannotViewAs> {
    let (_, _, mine) = standing::actor(&tx)?;
    let giver = standing::giver(&mut tx).await?;
    let position = match role {
        GivenRole::BuiltIn(role) => Position::of(role),
        GivenRole::Custom(role) => {
            Position::of_custom(store::roles::find(&mut tx, role).await?.ok_or(CannotViewAs::Gone)?)
        }
    };
    if !matches!(mine, Role::Owner | Role::Admin) || !giver.cover(position.powers(None)) {
        return Err(CannotViewAs::Beyond);
    }
    let viewing = Viewing { tenant: tx.tenant(), position, until: tx.now() + VIEWING_LASTS };
    let until = viewing.until.format(&Rfc3339).map_err(Fault::other)?;
    let changes = json!({ "role": [null, name(&viewing)], "until": [null, until] });
    audit::steps::note(&mut tx, "viewing_began", "role", object(&viewing), &changes).await?;

    tx.commit().await?;
    Ok(viewing)
}

/// Stops looking as a role: that stands in the log too.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn stop_viewing(mut tx: Tx<Belong>, viewing: &Viewing) -> Result<(), Fault> {
    let changes = json!({ "role": [name(viewing), null] });
    audit::steps::note(&mut tx, "viewing_ended", "role", object(viewing), &changes).await?;
    tx.commit().await
}

fn name(viewing: &Viewing) -> &str {
    viewing.position.custom.as_ref().map_or(viewing.position.role.word(), |it| it.name.as_str())
}

fn object(viewing: &Viewing) -> Option<uuid::Uuid> {
    viewing.position.custom.as_ref().map(|it| it.id.0)
}
