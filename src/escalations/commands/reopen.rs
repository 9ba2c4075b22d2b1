//! Second thoughts about what was settled.

use crate::access::EscalationsWork;
use crate::escalations::Step;
use crate::escalations::store::{moves, steps};
use crate::prelude::*;
use crate::service_levels;

/// Why an escalation was not opened again.
#[derive(Debug, thiserror::Error)]
pub enum CannotReopen {
    /// No such resolved escalation that the actor can see.
    #[error("escalation not found")]
    Gone,
    /// The conversation has a newer one.
    #[error("the conversation has a newer escalation")]
    AnotherIsOpen,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Opens a resolved escalation again: in progress with its agent, or pending without one.
///
/// # Errors
/// [`CannotReopen`].
pub async fn reopen(mut tx: Tx<EscalationsWork>, id: EscalationId) -> Result<(), CannotReopen> {
    let (conversation, waits) = moves::reopen(&mut tx, id)
        .await
        .on_constraint("escalations_one_open_per_conversation", CannotReopen::AnotherIsOpen)?
        .ok_or(CannotReopen::Gone)?;
    steps::add(&mut tx, id, &Step::Reopened).await?;
    if waits {
        service_levels::steps::call(&mut tx, conversation, id).await?;
    }
    tx.record(Event::EscalationChanged { conversation, escalation: id }).await?;
    Ok(tx.commit().await?)
}
