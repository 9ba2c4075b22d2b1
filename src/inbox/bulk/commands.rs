//! Acting on many conversations, and taking it back.

use super::store::{self, State};
use super::{AT_ONCE, Act, MOST, work};
use crate::access::InboxAssign;
use crate::inbox::{Filter, moves};
use crate::prelude::*;

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum CannotAct {
    /// Nothing was chosen, or nothing of it is there for the actor.
    #[error("nothing chosen")]
    Nothing,
    /// More than [`AT_ONCE`] were chosen one by one.
    #[error("too many chosen")]
    TooMany,
    /// No such act of this person's that could be taken back.
    #[error("nothing to undo")]
    Gone,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What became of an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acted {
    /// Which act, to be taken back or looked after.
    pub id: BulkId,
    /// How many conversations it changed, or is going to look at.
    pub count: i64,
}

/// Acts on the chosen conversations, in one transaction.
///
/// # Errors
/// [`CannotAct`].
pub async fn act_on(mut tx: Tx<InboxAssign>, chosen: &[ConversationId], act: Act) -> Result<Acted, CannotAct> {
    if chosen.len() > AT_ONCE {
        return Err(CannotAct::TooMany);
    }
    let me = moves::me(&tx)?;
    let id = store::begin(&mut tx, &me, act).await?;
    store::choose(&mut tx, id, chosen).await?;
    let turns = work::turns(&mut tx, id).await?;
    if turns.taken == 0 {
        return Err(CannotAct::Nothing);
    }
    store::set_state(&mut tx, id, State::Done).await?;
    tx.commit().await?;
    Ok(Acted { id, count: turns.changed })
}

/// Acts on everything that a filter finds, [`MOST`] at most, by a job.
///
/// # Errors
/// [`CannotAct`].
pub async fn act_on_all(
    mut tx: Tx<InboxAssign>,
    filter: &Filter,
    found: Option<&[ConversationId]>,
    act: Act,
) -> Result<Acted, CannotAct> {
    let me = moves::me(&tx)?;
    let id = store::begin(&mut tx, &me, act).await?;
    let chosen = crate::inbox::store::list_ids(&mut tx, filter, found, MOST).await?;
    if chosen.is_empty() {
        return Err(CannotAct::Nothing);
    }
    store::choose(&mut tx, id, &chosen).await?;
    tx.record(Event::BulkMoved { bulk: id }).await?;
    tx.commit().await?;
    Ok(Acted { id, count: i64::try_from(chosen.len()).unwrap_or(MOST) })
}

/// Takes an act back: what it changed is put as it was, by a job.
///
/// # Errors
/// [`CannotAct`].
pub async fn undo(mut tx: Tx<InboxAssign>, id: BulkId) -> Result<(), CannotAct> {
    let me = moves::me(&tx)?;
    let held = store::hold(&mut tx, id).await?.filter(|it| it.member_id == me.member).ok_or(CannotAct::Gone)?;
    if !matches!(held.state, State::Doing | State::Done) {
        return Err(CannotAct::Gone);
    }
    store::set_state(&mut tx, id, State::Undoing).await?;
    // What was chosen by hand is put back at once; the rest has its turn in the background.
    let turns = work::turns(&mut tx, id).await?;
    if turns.are_over {
        store::set_state(&mut tx, id, State::Undone).await?;
    } else {
        tx.record(Event::BulkMoved { bulk: id }).await?;
    }
    Ok(tx.commit().await?)
}
