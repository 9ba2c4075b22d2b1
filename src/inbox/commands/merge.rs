//! Two conversations of a customer become one, and two again.

use time::Duration;

use crate::access::InboxReply;
use crate::inbox::store::transfers::{self, Cause};
use crate::inbox::{Conversation, Happening, Status, moves, store};
use crate::prelude::*;

/// For so long a merge can be undone.
pub const MERGE_UNDONE_WITHIN: Duration = Duration::days(30);

/// Why two conversations were not merged.
#[derive(Debug, thiserror::Error)]
pub enum CannotMerge {
    /// No such conversation that the agent can see.
    #[error("conversation not found")]
    Gone,
    /// It is one conversation.
    #[error("a conversation cannot be merged into itself")]
    Same,
    /// They are with two people, or on two channels: what is answered in one would reach the other.
    #[error("the conversations are of two customers or channels")]
    Strangers,
    /// One of them is part of another already.
    #[error("one of them was merged before")]
    Merged,
    /// Both have an entry of the same number, so that one would hide the other.
    #[error("their entries have the same numbers")]
    Overlap,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What a merge came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// By which it is undone.
    pub transfer: TransferId,
    /// The conversation that goes on.
    pub into: ConversationId,
}

/// Merges two conversations of one customer on one channel. The one in which the customer would be answered next
/// goes on; everything that stands in the other goes into it, and so does whatever the customer says later.
///
/// To the customer nothing changes: they read all their conversations as one thread, by numbers that stay.
///
/// # Errors
/// [`CannotMerge`].
pub async fn merge(mut tx: Tx<InboxReply>, one: ConversationId, two: ConversationId) -> Result<Merged, CannotMerge> {
    let me = moves::me(&tx)?;
    let (one, two) = hold_both(&mut tx, one, two).await?.ok_or(CannotMerge::Gone)?;
    if one.id == two.id {
        return Err(CannotMerge::Same);
    }
    if one.identity_id != two.identity_id {
        return Err(CannotMerge::Strangers);
    }
    if one.merged_into_id.is_some() || two.merged_into_id.is_some() {
        return Err(CannotMerge::Merged);
    }

    let (from, into) = if goes_on(&one, &two) { (two, one) } else { (one, two) };
    let (from, into) = (from.id, into.id);
    let transfer = transfers::begin(&mut tx, Cause::Merge, from, into, me.member).await?;
    let count = transfers::name_entries(&mut tx, transfer, from, None).await?;
    transfers::carry(&mut tx, transfer, from, into)
        .await
        .on_constraint("messages_tenant_id_conversation_id_seq_key", CannotMerge::Overlap)?;
    transfers::set_merged_into(&mut tx, from, Some(into)).await?;
    let entries = i64::try_from(count).unwrap_or(i64::MAX);
    moves::happen(&mut tx, into, Happening::Merged { by: me.clone(), transfer, from, entries }).await?;
    moves::happen(&mut tx, from, Happening::MergedInto { by: me.clone(), transfer, into }).await?;
    settle(&mut tx, me.member, [from, into]).await?;
    tx.commit().await?;
    Ok(Merged { transfer, into })
}

/// Why a merge was not undone.
#[derive(Debug, thiserror::Error)]
pub enum CannotUndoMerge {
    /// No such merge of conversations that the agent can see.
    #[error("merge not found")]
    Gone,
    /// It was undone before.
    #[error("the merge was undone before")]
    Undone,
    /// It is too long ago.
    #[error("the merge is too long ago")]
    TooLate,
    /// What came of it was merged itself: that has to be undone first.
    #[error("the conversation was merged again")]
    MergedOn,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Undoes a merge: every entry goes back to where it stood. What was said since stays in the conversation that went
/// on, and so does what was split off since. Answers with the conversation that is there again.
///
/// # Errors
/// [`CannotUndoMerge`].
pub async fn undo_merge(mut tx: Tx<InboxReply>, id: TransferId) -> Result<ConversationId, CannotUndoMerge> {
    let me = moves::me(&tx)?;
    let merge = transfers::hold_merge(&mut tx, id).await?.ok_or(CannotUndoMerge::Gone)?;
    let both = hold_both(&mut tx, merge.from_id, merge.into_id).await?;
    let (from, into) = both.ok_or(CannotUndoMerge::Gone)?;
    if merge.undone_at.is_some() {
        return Err(CannotUndoMerge::Undone);
    }
    if merge.made_at + MERGE_UNDONE_WITHIN < tx.now() {
        return Err(CannotUndoMerge::TooLate);
    }
    if into.merged_into_id.is_some() {
        return Err(CannotUndoMerge::MergedOn);
    }

    transfers::carry(&mut tx, id, into.id, from.id).await?;
    transfers::set_merged_into(&mut tx, from.id, None).await?;
    transfers::end(&mut tx, id).await?;
    for (this, other) in [(from.id, into.id), (into.id, from.id)] {
        moves::happen(&mut tx, this, Happening::MergeUndone { by: me.clone(), transfer: id, other }).await?;
    }
    settle(&mut tx, me.member, [from.id, into.id]).await?;
    tx.commit().await?;
    Ok(from.id)
}

/// Whether the customer would be answered in `one` rather than in `other`: by the order in which their next message
/// finds its conversation.
fn goes_on(one: &Conversation, other: &Conversation) -> bool {
    let rank = |it: &Conversation| (it.status != Status::Resolved, it.resolved_at, it.id);
    rank(one) > rank(other)
}

/// Holds two conversations, always in the same order: two agents who merge the same two do not wait for each other.
async fn hold_both(
    tx: &mut Tx<InboxReply>,
    one: ConversationId,
    two: ConversationId,
) -> Result<Option<(Conversation, Conversation)>, Fault> {
    let first = store::conversations::hold(tx, one.min(two)).await?;
    let second = store::conversations::hold(tx, one.max(two)).await?;
    Ok(first.zip(second).map(|(first, second)| if one < two { (first, second) } else { (second, first) }))
}

/// Brings both in line with what stands in them now; what was promised in each stays as it was. Who moved the
/// entries has read them.
async fn settle(tx: &mut Tx<InboxReply>, me: MemberId, both: [ConversationId; 2]) -> Result<(), Fault> {
    for id in both {
        store::conversations::recount(tx, id).await?;
        tx.record(Event::ConversationChanged { conversation: id }).await?;
        store::presence::mark_read_all(tx, id, me).await?;
    }
    Ok(())
}
