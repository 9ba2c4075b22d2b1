//! Settling what people were called for.

use crate::access::EscalationsWork;
use crate::escalations::Outcome;
use crate::escalations::steps;
use crate::escalations::store::moves::Wanted;
use crate::prelude::*;

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

/// Resolves an escalation: how it ended, and a few words about that. The conversation goes on.
///
/// # Errors
/// [`CannotResolve`].
pub async fn resolve(
    mut tx: Tx<EscalationsWork>,
    id: EscalationId,
    outcome: Outcome,
    note: &str,
) -> Result<(), CannotResolve> {
    let note = note.replace('\0', "");
    if !steps::end(&mut tx, Wanted::This(id), outcome, note.trim()).await? {
        return Err(CannotResolve::Gone);
    }
    Ok(tx.commit().await?)
}
