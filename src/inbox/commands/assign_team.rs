//! Giving a conversation to a team.

use crate::access::InboxAssign;
use crate::inbox::{Status, moves, store};
use crate::prelude::*;

/// Why a conversation was not given to a team.
#[derive(Debug, thiserror::Error)]
pub enum CannotAssignTeam {
    /// No such conversation that the actor can see.
    #[error("conversation not found")]
    Gone,
    /// No such team in this workspace.
    #[error("team not found")]
    NoSuchTeam,
    /// It is resolved.
    #[error("the conversation is resolved")]
    Resolved,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Gives a conversation to a team, or to none. Whoever holds it keeps it; the assistant does
/// not, for it is people who are asked. Answers whose it was, so that it can be given back.
///
/// # Errors
/// [`CannotAssignTeam`].
pub async fn assign_team(
    mut tx: Tx<InboxAssign>,
    id: ConversationId,
    to: Option<TeamId>,
) -> Result<Option<TeamId>, CannotAssignTeam> {
    let me = moves::me(&tx)?;
    let conversation = store::conversations::hold(&mut tx, id).await?.ok_or(CannotAssignTeam::Gone)?;
    if conversation.status == Status::Resolved {
        return Err(CannotAssignTeam::Resolved);
    }
    if conversation.team_id == to {
        return Ok(to);
    }
    if !moves::give_to_team(&mut tx, &conversation, to, me).await? {
        return Err(CannotAssignTeam::NoSuchTeam);
    }
    tx.record(Event::ConversationChanged { conversation: id }).await?;
    tx.commit().await?;
    Ok(conversation.team_id)
}
