//! A filter that is worn often enough for a name.

use crate::access::{ContactsWrite, Right};
use crate::contacts::segments::{MOST_SEGMENTS, SegmentFor, SegmentOf};
use crate::contacts::{Filter, store};
use crate::prelude::*;
use crate::title::Title;

/// Why a segment was not saved.
#[derive(Debug, thiserror::Error)]
pub enum CannotSaveSegment {
    /// It is for everyone, and whoever saves it does not arrange the desk.
    #[error("not for others")]
    NotForOthers,
    /// Its label, channel or company is not there.
    #[error("a condition names something that is not there")]
    NoSuchThing,
    /// They see [`MOST_SEGMENTS`].
    #[error("there are too many segments")]
    TooMany,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Saves the conditions of a filter under a name. Its words are left out: whom one searches for once is no segment.
///
/// # Errors
/// [`CannotSaveSegment`]; then nothing was saved.
pub async fn save_segment(
    mut tx: Tx<ContactsWrite>,
    name: &Title,
    whom: SegmentFor,
    of: SegmentOf,
    filter: &Filter,
) -> Result<SegmentId, CannotSaveSegment> {
    let owner = tx.member().ok_or_else(|| Fault::other("only a member of the team can do this"))?;
    if whom == SegmentFor::Everyone && !tx.may(Right::DeskArrange) {
        return Err(CannotSaveSegment::NotForOthers);
    }
    if store::segments::segments(&mut tx, of).await?.len() >= MOST_SEGMENTS {
        return Err(CannotSaveSegment::TooMany);
    }
    let id = match store::segments::add(&mut tx, owner, name, whom, of, filter).await {
        Err(Fault::Database(sqlx::Error::Database(refused))) if refused.is_foreign_key_violation() => {
            return Err(CannotSaveSegment::NoSuchThing);
        }
        added => added?,
    };
    tx.record(Event::DeskArranged).await?;
    tx.commit().await?;
    Ok(id)
}

/// Why a segment was not removed.
#[derive(Debug, thiserror::Error)]
pub enum CannotRemoveSegment {
    /// No such segment of this person's.
    #[error("segment not found")]
    Gone,
    /// It is for everyone, and the person does not arrange the desk.
    #[error("not for others")]
    NotForOthers,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Removes a segment. Whom it names stays.
///
/// # Errors
/// [`CannotRemoveSegment`]; then nothing changed.
pub async fn remove_segment(mut tx: Tx<ContactsWrite>, id: SegmentId) -> Result<(), CannotRemoveSegment> {
    let (whom, owner) = store::segments::hold(&mut tx, id).await?.ok_or(CannotRemoveSegment::Gone)?;
    match whom {
        SegmentFor::Me if tx.member() != Some(owner) => return Err(CannotRemoveSegment::Gone),
        SegmentFor::Everyone if !tx.may(Right::DeskArrange) => return Err(CannotRemoveSegment::NotForOthers),
        SegmentFor::Me | SegmentFor::Everyone => {}
    }
    store::segments::remove(&mut tx, id).await?;
    tx.record(Event::DeskArranged).await?;
    Ok(tx.commit().await?)
}
