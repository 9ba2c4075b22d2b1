//! Giving what waits for a team to its members, by turns.

use crate::access::Work;
use crate::inbox::store::{conversations, turns as queue};
use crate::inbox::{Handler, Happening, Named, Status, moves};
use crate::prelude::*;
use crate::teams::{steps as teams, turns};

/// Gives the conversations that wait for a team to those of its members who are here and have
/// room, the longest waiting first, each to the one whose turn it is. What nobody has room for
/// goes on waiting, and whoever wants to may take it.
///
/// The members are held before their conversations are counted: two workers, whichever teams they
/// give for, never give one member more than they have room for.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn share(tx: &mut Tx<Work>, team: TeamId) -> Result<(), Fault> {
    let Some(mut round) = teams::begin_round(tx, team).await? else { return Ok(()) };
    let members: Vec<MemberId> = round.mates.iter().map(|it| it.member).collect();
    let in_hand = queue::in_hand(tx, &members).await?;
    for mate in &mut round.mates {
        mate.holds = in_hand.get(&mate.member).copied().unwrap_or_default();
    }

    for id in queue::waiting_in_team(tx, team).await? {
        let Some(next) = turns::whose(&round.mates, round.last) else { break };
        let to = Named { member: next.member, name: next.name.clone() };
        // Held and looked at again: a colleague may take it this very moment.
        let Some(conversation) = conversations::hold(tx, id).await? else { continue };
        let still_waits = conversation.handler == Handler::Nobody && conversation.status == Status::Open;
        if conversation.team_id != Some(team) || !still_waits {
            continue;
        }
        moves::give(tx, &conversation, &to).await?;
        moves::keep_time(tx, id).await?;
        moves::happen(tx, id, Happening::Shared { to: to.clone(), team: round.name.clone() }).await?;
        moves::tell_assigned(tx, id, to.member).await?;
        tx.record(Event::ConversationChanged { conversation: id }).await?;
        teams::end_round(tx, team, to.member).await?;
        round.given(to.member);
    }
    Ok(())
}
