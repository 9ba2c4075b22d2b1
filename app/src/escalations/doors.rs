//! The doors of escalations.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::{EscalationsWork, InboxAssign};
use switchboard::escalations::{self, Brief, Outcome};
use switchboard::ids::EscalationId;
use switchboard::inbox::{self, CannotReassign, Recipient};
use switchboard::say;

use super::problems;
use crate::inbox::conversation_address;
use crate::visits::{Undo, notice_with_undo};
use crate::{Problem, access, go_on, locale, notice, paths};

/// Takes the conversation of an escalation, and opens it.
#[server(endpoint = "escalations/accept")]
pub async fn accept(escalation: EscalationId) -> Result<(), Problem> {
    let tx = access::require(EscalationsWork).await?;
    let conversation = inbox::accept(tx, escalation).await.map_err(problems::accept)?;
    notice(say!(locale(), "escalations-did-accept"));
    go_on(&conversation_address(conversation));
    Ok(())
}

/// Settles an escalation: how it ended, and what there is to say about that.
#[server(endpoint = "escalations/resolve")]
pub async fn resolve(escalation: EscalationId, outcome: Outcome, note: String) -> Result<(), Problem> {
    let tx = access::require(EscalationsWork).await?;
    escalations::resolve(tx, escalation, outcome, &note).await.map_err(problems::resolve)?;
    let undo = Undo::new(Reopen::PATH, [("escalation", escalation.to_string())]);
    notice_with_undo(say!(locale(), "escalations-did-resolve"), undo);
    go_on(&paths::escalation(escalation));
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

/// Gives an escalation to an agent, `member:…`, or to a team, `team:…`.
#[server(endpoint = "escalations/reassign")]
pub async fn reassign(escalation: EscalationId, to: String) -> Result<(), Problem> {
    let recipient = match to.split_once(':') {
        Some(("member", id)) => id.parse().ok().map(Recipient::Member),
        Some(("team", id)) => id.parse().ok().map(Recipient::Team),
        _ => None,
    };
    let recipient = recipient.ok_or_else(|| problems::reassign(CannotReassign::NotAnAgent))?;
    let tx = access::require(InboxAssign).await?;
    inbox::reassign(tx, escalation, recipient).await.map_err(problems::reassign)?;
    notice(say!(locale(), "escalations-did-reassign"));
    Ok(())
}

/// Puts a person's five lines in place of the brief.
#[server(endpoint = "escalations/edit-brief")]
pub async fn edit_brief(
    escalation: EscalationId,
    who: String,
    what: String,
    tried: String,
    promised: String,
    next: String,
) -> Result<(), Problem> {
    let brief = Brief { who, what, tried, promised, next };
    let tx = access::require(EscalationsWork).await?;
    escalations::edit_brief(tx, escalation, brief).await.map_err(problems::edit_brief)?;
    notice(say!(locale(), "saved"));
    Ok(())
}

/// Has the brief written once more.
#[server(endpoint = "escalations/want-brief")]
pub async fn want_brief(escalation: EscalationId) -> Result<(), Problem> {
    let tx = access::require(EscalationsWork).await?;
    escalations::want_brief(tx, escalation).await.map_err(problems::edit_brief)?;
    notice(say!(locale(), "escalations-did-want-brief"));
    Ok(())
}
