//! What other features ask of a team inside their own transactions.

use super::store;
use super::turns::Mate;
use crate::prelude::*;

/// The name of a team that is there, and stays so until the transaction ends.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn hold_name(tx: &mut Tx<impl Permission>, id: TeamId) -> Result<Option<String>, Fault> {
    store::hold_name(tx, id).await
}

/// Says that a conversation waits for a team, if the team gives its conversations out by turns.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn wait_for(tx: &mut Tx<impl Permission>, team: Option<TeamId>) -> Result<(), Fault> {
    match team {
        Some(team) if store::turns::by_turns(tx, team).await?.is_some() => {
            tx.record(Event::WaitsForTeam { team }).await
        }
        _ => Ok(()),
    }
}

/// Says that a member has room for what waits in their teams.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn has_room(tx: &mut Tx<impl Permission>, member: MemberId) -> Result<(), Fault> {
    for team in store::turns::by_turns_of(tx, member).await? {
        tx.record(Event::WaitsForTeam { team }).await?;
    }
    Ok(())
}

/// A team whose turn it is to be dealt to: its members are held until the transaction ends.
#[derive(Debug, Clone)]
pub struct Round {
    /// The team's name.
    pub name: String,
    /// Its members who can answer. What they hold is for the caller to say.
    pub mates: Vec<Mate>,
    /// Who was given the last conversation.
    pub last: Option<MemberId>,
}

impl Round {
    /// A member was given one more.
    pub fn given(&mut self, member: MemberId) {
        self.last = Some(member);
        for mate in self.mates.iter_mut().filter(|it| it.member == member) {
            mate.holds += 1;
        }
    }
}

/// Begins a round of a team that gives its conversations out by turns; `None` for any other.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn begin_round(tx: &mut Tx<impl Permission>, team: TeamId) -> Result<Option<Round>, Fault> {
    let Some(name) = store::turns::by_turns(tx, team).await? else { return Ok(None) };
    let mates = store::turns::hold_mates(tx, team).await?;
    // Read once the members are held: whoever gave before has committed by then.
    let last = store::turns::last(tx, team).await?;
    Ok(Some(Round { name, mates, last }))
}

/// Ends a round: the next begins after this member.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn end_round(tx: &mut Tx<impl Permission>, team: TeamId, last: MemberId) -> Result<(), Fault> {
    store::turns::remember(tx, team, last).await
}
