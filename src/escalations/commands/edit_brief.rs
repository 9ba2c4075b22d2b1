//! The brief in other words, or written once more.

use crate::access::EscalationsWork;
use crate::escalations::store::{self, briefs, steps};
use crate::escalations::{Brief, Step, Writer};
use crate::prelude::*;
use crate::tenancy::Actor;

/// Why a brief was not changed.
#[derive(Debug, thiserror::Error)]
pub enum CannotEditBrief {
    /// No such escalation that the actor can see.
    #[error("escalation not found")]
    Gone,
    /// A line of it is empty.
    #[error("a brief has five lines")]
    HasGaps,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Puts a person's five lines in place of whatever stood there, and keeps who wrote them.
///
/// # Errors
/// [`CannotEditBrief`].
pub async fn edit_brief(mut tx: Tx<EscalationsWork>, id: EscalationId, brief: Brief) -> Result<(), CannotEditBrief> {
    let escalation = store::find(&mut tx, id).await?.ok_or(CannotEditBrief::Gone)?;
    let brief = brief.tidy();
    if brief.has_gaps() {
        return Err(CannotEditBrief::HasGaps);
    }
    let editor = match tx.actor() {
        Actor::Member { member, name, .. } => Some((*member, name.clone())),
        _ => None,
    };
    briefs::write(&mut tx, id, &brief, Writer::Person, editor, None).await?;
    steps::add(&mut tx, id, &Step::Briefed { by: Writer::Person }).await?;
    tx.record(Event::EscalationChanged { conversation: escalation.conversation_id, escalation: id }).await?;
    Ok(tx.commit().await?)
}

/// Asks for the brief to be written once more, from what the thread says now.
///
/// # Errors
/// [`CannotEditBrief`].
pub async fn want_brief(mut tx: Tx<EscalationsWork>, id: EscalationId) -> Result<(), CannotEditBrief> {
    let escalation = store::find(&mut tx, id).await?.ok_or(CannotEditBrief::Gone)?;
    tx.record(Event::BriefWanted { conversation: escalation.conversation_id, escalation: id }).await?;
    Ok(tx.commit().await?)
}
