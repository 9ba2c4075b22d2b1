//! The doors of the queue.

use leptos::prelude::*;
use switchboard::access::EscalationsWork;
use switchboard::ids::EscalationId;
use switchboard::{escalations, inbox, say};

use super::problems;
use crate::inbox::conversation_address;
use crate::{Problem, access, go_on, locale, notice};

/// Takes the conversation of an escalation, and opens it.
#[server(endpoint = "escalations/accept")]
pub async fn accept(escalation: EscalationId) -> Result<(), Problem> {
    let tx = access::require(EscalationsWork).await?;
    let conversation = inbox::accept(tx, escalation).await.map_err(problems::accept)?;
    notice(say!(locale(), "escalations-did-accept"));
    go_on(&conversation_address(conversation));
    Ok(())
}

/// Settles an escalation.
#[server(endpoint = "escalations/resolve")]
pub async fn resolve(escalation: EscalationId) -> Result<(), Problem> {
    let tx = access::require(EscalationsWork).await?;
    escalations::resolve(tx, escalation).await.map_err(problems::resolve)?;
    notice(say!(locale(), "escalations-did-resolve"));
    Ok(())
}

/// Opens an escalation again.
#[server(endpoint = "escalations/reopen")]
pub async fn reopen(escalation: EscalationId) -> Result<(), Problem> {
    let tx = access::require(EscalationsWork).await?;
    escalations::reopen(tx, escalation).await.map_err(problems::reopen)?;
    notice(say!(locale(), "escalations-did-reopen"));
    Ok(())
}
