//! Saving a way of looking at leads under a name.

use crate::access::{LeadsRead, Right};
use crate::leads::store::views;
use crate::leads::{Filter, MOST_VIEWS, Sort};
use crate::prelude::*;
use crate::title::Title;

/// Why a view was not saved.
#[derive(Debug, thiserror::Error)]
pub enum CannotSaveView {
    /// It is for others, and the person does not arrange the desk.
    #[error("not for others")]
    NotForOthers,
    /// A channel, label or member in it is not there.
    #[error("it names something that is not there")]
    NoSuchThing,
    /// There are [`MOST_VIEWS`].
    #[error("there are too many views")]
    TooMany,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Saves conditions and an order under a name, for oneself or for everyone.
///
/// # Errors
/// [`CannotSaveView`].
pub async fn save_view(
    mut tx: Tx<LeadsRead>,
    name: &Title,
    for_everyone: bool,
    filter: &Filter,
    sort: Sort,
) -> Result<LeadViewId, CannotSaveView> {
    let owner = tx.member().ok_or_else(|| Fault::other("only a person looks like this"))?;
    if for_everyone && !tx.may(Right::DeskArrange) {
        return Err(CannotSaveView::NotForOthers);
    }
    if views::views(&mut tx).await?.len() >= MOST_VIEWS {
        return Err(CannotSaveView::TooMany);
    }
    let id = match views::add(&mut tx, owner, name, for_everyone, filter, sort).await {
        Err(Fault::Database(sqlx::Error::Database(refused))) if refused.is_foreign_key_violation() => {
            return Err(CannotSaveView::NoSuchThing);
        }
        added => added?,
    };
    tx.record(Event::DeskArranged).await?;
    tx.commit().await?;
    Ok(id)
}

/// Why a view was not removed, or did not come back.
#[derive(Debug, thiserror::Error)]
pub enum CannotRemoveView {
    /// No such view of this person's.
    #[error("view not found")]
    Gone,
    /// It is for others, and the person does not arrange the desk.
    #[error("not for others")]
    NotForOthers,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Removes a view.
///
/// # Errors
/// [`CannotRemoveView`].
pub async fn remove_view(tx: Tx<LeadsRead>, id: LeadViewId) -> Result<(), CannotRemoveView> {
    set_removed(tx, id, true).await
}

/// Brings a removed view back.
///
/// # Errors
/// [`CannotRemoveView`].
pub async fn restore_view(tx: Tx<LeadsRead>, id: LeadViewId) -> Result<(), CannotRemoveView> {
    set_removed(tx, id, false).await
}

async fn set_removed(mut tx: Tx<LeadsRead>, id: LeadViewId, removed: bool) -> Result<(), CannotRemoveView> {
    let (owner, for_everyone) = views::hold(&mut tx, id, !removed).await?.ok_or(CannotRemoveView::Gone)?;
    if for_everyone && !tx.may(Right::DeskArrange) {
        return Err(CannotRemoveView::NotForOthers);
    }
    if !for_everyone && tx.member() != Some(owner) {
        return Err(CannotRemoveView::Gone);
    }
    views::set_removed(&mut tx, id, removed).await?;
    tx.record(Event::DeskArranged).await?;
    Ok(tx.commit().await?)
}
