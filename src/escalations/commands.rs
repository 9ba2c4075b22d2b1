//! What one can do with an escalation itself: settle it, and open it again.

use super::store::{self, Wanted};
use crate::access::EscalationsWork;
use crate::prelude::*;
use crate::service_levels;

/// Why an escalation was not resolved.
#[derive(Debug, thiserror::Error)]
pub enum CannotResolve {
    /// No such unresolved escalation that the actor can see.
    #[error("escalation not found")]
    Gone,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Resolves an escalation. The conversation goes on.
///
/// # Errors
/// [`CannotResolve`].
pub async fn resolve(mut tx: Tx<EscalationsWork>, id: EscalationId) -> Result<(), CannotResolve> {
    let (conversation, escalation) = store::resolve(&mut tx, Wanted::This(id)).await?.ok_or(CannotResolve::Gone)?;
    service_levels::steps::come(&mut tx, conversation).await?;
    tx.record(Event::EscalationChanged { conversation, escalation }).await?;
    Ok(tx.commit().await?)
}

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
    let (conversation, waits) = store::reopen(&mut tx, id)
        .await
        .on_constraint("escalations_one_open_per_conversation", CannotReopen::AnotherIsOpen)?
        .ok_or(CannotReopen::Gone)?;
    if waits {
        service_levels::steps::call(&mut tx, conversation, id).await?;
    }
    tx.record(Event::EscalationChanged { conversation, escalation: id }).await?;
    Ok(tx.commit().await?)
}
