//! Telling people that a promise was not kept, one step after the other.

use crate::access::{Right, Role, Work};
use crate::escalations::{self, RaisedBy, Reason};
use crate::inbox::letters;
use crate::inbox::store::Conversation;
use crate::inbox::store::conversations::hold;
use crate::inbox::{Happening, moves};
use crate::mail;
use crate::notifications::steps::{self as notifications, Told};
use crate::prelude::*;
use crate::service_levels::{Rung, Target, Timer, steps};

/// Climbs the next step of a timer's ladder, if it is due: tells the people on it, and writes
/// into the thread that they were told. `link` makes the address of a conversation out of the
/// workspace's name in addresses.
///
/// The step and its effects are one transaction with the job that asked for it: whoever dies
/// in between has told nobody, and whoever comes twice finds the step climbed.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn climb(
    tx: &mut Tx<Work>,
    id: TimerId,
    link: impl FnOnce(&str, ConversationId) -> String,
) -> Result<(), Fault> {
    let Some(conversation) = steps::is_due(tx, id).await? else { return Ok(()) };
    let Some(conversation) = hold(tx, conversation).await? else { return Ok(()) };
    // Asked again, now that nobody can answer meanwhile.
    let Some((mut timer, rung)) = steps::hold_due(tx, id).await? else { return Ok(()) };
    let was_told = tell(tx, &conversation, &timer, rung, link).await?;
    if was_told {
        if timer.target == Target::Acceptance {
            escalations::steps::told(tx, conversation.id, rung).await?;
        }
        moves::happen(tx, conversation.id, Happening::Late { target: timer.target, rung }).await?;
        tx.record(Event::ConversationChanged { conversation: conversation.id }).await?;
    }
    steps::climbed(tx, &mut timer, was_told).await
}

/// Tells the people on one step. False where there is nobody.
async fn tell(
    tx: &mut Tx<Work>,
    conversation: &Conversation,
    timer: &Timer,
    rung: Rung,
    link: impl FnOnce(&str, ConversationId) -> String,
) -> Result<bool, Fault> {
    const ADMINISTERING: &[Role] = &[Role::Owner, Role::Admin];

    let news = Told { conversation: conversation.id, about: timer.target.into() };
    match rung {
        Rung::Assignee => match conversation.assignee_id {
            Some(agent) => notifications::tell(tx, news, agent).await,
            None => Ok(false),
        },
        Rung::Managers => Ok(notifications::tell_roles(tx, news, &[Role::Manager]).await?
            || notifications::tell_roles(tx, news, ADMINISTERING).await?),
        Rung::Team => notifications::tell_who_may(tx, news, Right::InboxReply).await,
        Rung::Record => {
            let raised = escalations::steps::raise(tx, conversation.id, Reason::SlaBreach, "", RaisedBy::Rule).await?;
            Ok(raised.is_some())
        }
        Rung::Fallback => {
            let Some(to) = steps::fallback(tx).await? else { return Ok(false) };
            let letter = letters::late(tx, to, conversation, timer, link).await?;
            mail::steps::post(tx, &letter).await?;
            Ok(true)
        }
    }
}
