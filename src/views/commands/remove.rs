//! A view that nobody looks at any more, and second thoughts about it.

use crate::access::{InboxRead, Right};
use crate::prelude::*;
use crate::views::{Audience, store};

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
pub async fn remove(tx: Tx<InboxRead>, id: ViewId) -> Result<(), CannotRemoveView> {
    set_removed(tx, id, true).await
}

/// Brings a removed view back.
///
/// # Errors
/// [`CannotRemoveView`].
pub async fn restore(tx: Tx<InboxRead>, id: ViewId) -> Result<(), CannotRemoveView> {
    set_removed(tx, id, false).await
}

async fn set_removed(mut tx: Tx<InboxRead>, id: ViewId, removed: bool) -> Result<(), CannotRemoveView> {
    let (audience, owner) = store::hold(&mut tx, id, !removed).await?.ok_or(CannotRemoveView::Gone)?;
    match audience {
        Audience::Me if tx.member() != Some(owner) => return Err(CannotRemoveView::Gone),
        Audience::Team | Audience::Everyone if !tx.may(Right::DeskArrange) => {
            return Err(CannotRemoveView::NotForOthers);
        }
        Audience::Me | Audience::Team | Audience::Everyone => {}
    }
    store::set_removed(&mut tx, id, removed).await?;
    tx.record(Event::DeskArranged).await?;
    Ok(tx.commit().await?)
}
