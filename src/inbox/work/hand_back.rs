//! Giving back what somebody who went away has not answered.

use crate::access::Work;
use crate::inbox::store::{conversations, members};
use crate::inbox::{Happening, Status, moves};
use crate::prelude::*;
use crate::teams;

/// Takes from somebody who is away every conversation in which the customer waits: it needs
/// somebody else. Who came back meanwhile keeps theirs.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn hand_back(tx: &mut Tx<Work>, member: MemberId) -> Result<(), Fault> {
    let Some(from) = members::who_answers(tx, member).await? else { return Ok(()) };
    for id in conversations::unanswered_by_absent(tx, member).await? {
        // Held and looked at again: a colleague may take it, or the answer leave, this very moment.
        let Some(conversation) = conversations::hold(tx, id).await? else { continue };
        if conversation.assignee_id != Some(member) || conversation.status != Status::Open {
            continue;
        }
        moves::release(tx, id).await?;
        moves::happen(tx, id, Happening::HandedBack { from: from.clone() }).await?;
        teams::steps::wait_for(tx, conversation.team_id).await?;
        tx.record(Event::ConversationChanged { conversation: id }).await?;
    }
    Ok(())
}
