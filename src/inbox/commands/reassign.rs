//! Giving an escalation to somebody else.

use crate::access::InboxAssign;
use crate::escalations::{self, Status};
use crate::inbox::{Handler, moves, store};
use crate::notifications::About;
use crate::notifications::steps::{Told, tell_members};
use crate::prelude::*;
use crate::teams;

/// Who gets an escalation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recipient {
    /// This agent.
    Member(MemberId),
    /// Whoever of this team comes first.
    Team(TeamId),
}

/// Why an escalation was not given to anybody.
#[derive(Debug, thiserror::Error)]
pub enum CannotReassign {
    /// No such unresolved escalation that the actor can see.
    #[error("escalation not found")]
    Gone,
    /// Nobody of the team who can answer.
    #[error("not somebody who can answer")]
    NotAnAgent,
    /// No such team in this workspace.
    #[error("team not found")]
    NoSuchTeam,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Gives an escalation, and with it the conversation, to an agent or to a team, and tells them.
/// For a team it waits until one of them accepts it.
///
/// # Errors
/// [`CannotReassign`].
pub async fn reassign(mut tx: Tx<InboxAssign>, id: EscalationId, to: Recipient) -> Result<(), CannotReassign> {
    let me = moves::me(&tx)?;
    let conversation = escalations::steps::conversation_of(&mut tx, id).await?.ok_or(CannotReassign::Gone)?;
    let conversation = store::conversations::hold(&mut tx, conversation).await?.ok_or(CannotReassign::Gone)?;
    let escalation = escalations::find(&mut tx, id).await?;
    if escalation.is_none_or(|it| it.status == Status::Resolved) {
        return Err(CannotReassign::Gone);
    }
    let told = match to {
        Recipient::Member(member) => {
            let agent = store::members::who_answers(&mut tx, member).await?.ok_or(CannotReassign::NotAnAgent)?;
            moves::assign(&mut tx, &conversation, Some(agent), me.clone()).await?;
            vec![member]
        }
        Recipient::Team(team) => {
            if !moves::give_to_team(&mut tx, &conversation, Some(team), me.clone()).await? {
                return Err(CannotReassign::NoSuchTeam);
            }
            if conversation.handler == Handler::Staff {
                moves::release(&mut tx, conversation.id).await?;
            }
            let teams = teams::list(&mut tx).await?;
            teams.into_iter().find(|it| it.id == team).map(|it| it.member_ids).unwrap_or_default()
        }
    };
    let others: Vec<MemberId> = told.into_iter().filter(|it| *it != me.member).collect();
    tell_members(&mut tx, Told { conversation: conversation.id, about: About::Given }, &others).await?;
    tx.record(Event::ConversationChanged { conversation: conversation.id }).await?;
    Ok(tx.commit().await?)
}
