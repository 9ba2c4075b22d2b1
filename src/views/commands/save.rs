//! A way of looking that is worth a name.

use crate::access::{InboxRead, Right};
use crate::inbox::Filter;
use crate::prelude::*;
use crate::teams;
use crate::title::Title;
use crate::views::{Audience, MOST_VIEWS, store};

/// Whom a new view is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// Whoever saves it.
    Me,
    /// One team.
    Team(TeamId),
    /// The workspace.
    Everyone,
}

impl For {
    /// The word for it, and the team.
    pub(crate) const fn parts(self) -> (Audience, Option<TeamId>) {
        match self {
            Self::Me => (Audience::Me, None),
            Self::Team(team) => (Audience::Team, Some(team)),
            Self::Everyone => (Audience::Everyone, None),
        }
    }
}

/// Why a view was not saved.
#[derive(Debug, thiserror::Error)]
pub enum CannotSaveView {
    /// It is for others, and whoever saves it does not arrange the desk.
    #[error("not for others")]
    NotForOthers,
    /// Its team, channel, label or assignee is not there.
    #[error("a condition names something that is not there")]
    NoSuchThing,
    /// They see [`MOST_VIEWS`].
    #[error("there are too many views")]
    TooMany,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Saves the conditions of a filter under a name. Its words are left out: what one searches for
/// once is not a way of looking.
///
/// # Errors
/// [`CannotSaveView`].
pub async fn save(mut tx: Tx<InboxRead>, name: &Title, whom: For, filter: &Filter) -> Result<ViewId, CannotSaveView> {
    let owner = tx.member().ok_or_else(|| Fault::other("only a member of the team can do this"))?;
    if whom != For::Me && !tx.may(Right::DeskArrange) {
        return Err(CannotSaveView::NotForOthers);
    }
    if let For::Team(team) = whom
        && teams::steps::hold_name(&mut tx, team).await?.is_none()
    {
        return Err(CannotSaveView::NoSuchThing);
    }
    if store::list(&mut tx).await?.len() >= MOST_VIEWS {
        return Err(CannotSaveView::TooMany);
    }
    let id = match store::add(&mut tx, owner, name, whom, filter).await {
        Err(Fault::Database(sqlx::Error::Database(refused))) if refused.is_foreign_key_violation() => {
            return Err(CannotSaveView::NoSuchThing);
        }
        added => added?,
    };
    tx.record(Event::DeskArranged).await?;
    tx.commit().await?;
    Ok(id)
}
