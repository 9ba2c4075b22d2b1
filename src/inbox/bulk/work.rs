//! The turns of an act: so many conversations at a time.

use super::AT_ONCE;
use super::store::{self, State};
use crate::access::Work;
use crate::inbox::{Named, store::conversations};
use crate::prelude::*;

/// What happened in one go.
pub(super) struct Turns {
    /// How many conversations had their turn and were there.
    pub taken: i64,
    /// How many of them were changed.
    pub changed: i64,
    /// Whether every conversation has had its turn.
    pub are_over: bool,
}

/// Gives the next conversations of an act their turn, or takes the act back from them.
pub(super) async fn turns(tx: &mut Tx<impl Permission>, id: BulkId) -> Result<Turns, Fault> {
    let mut turns = Turns { taken: 0, changed: 0, are_over: true };
    let Some(held) = store::hold(tx, id).await? else { return Ok(turns) };
    let by = Named { member: held.member_id, name: held.member_name.clone() };
    let forth = held.state == State::Doing;
    let items = store::next(tx, id, forth, AT_ONCE).await?;
    turns.are_over = items.len() < AT_ONCE;
    for item in items {
        let conversation = conversations::hold(tx, item.conversation_id).await?;
        let changed = match (&conversation, &item.before) {
            (Some(it), None) if forth => held.act.on(tx, it, &by).await?,
            (Some(it), Some(before)) if !forth => held.act.back(tx, it, before, &by).await?,
            _ => false,
        };
        turns.taken += i64::from(conversation.is_some());
        turns.changed += i64::from(changed);
        store::end_turn(tx, id, item.conversation_id, forth, changed, conversation.as_ref()).await?;
    }
    Ok(turns)
}

/// Does the next part of an act that is about more than one transaction holds. What remains is
/// queued in the same transaction, so that a worker that dies here is taken over where it was.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn go_on(tx: &mut Tx<Work>, id: BulkId) -> Result<(), Fault> {
    let Some(held) = store::hold(tx, id).await? else { return Ok(()) };
    let end = match held.state {
        State::Doing => State::Done,
        State::Undoing => State::Undone,
        State::Done | State::Undone => return Ok(()),
    };
    if turns(tx, id).await?.are_over {
        return store::set_state(tx, id, end).await;
    }
    tx.record(Event::BulkMoved { bulk: id }).await
}
