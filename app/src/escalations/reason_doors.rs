//! The doors of the reasons.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::DeskArrange;
use switchboard::escalations::{self, Reason};
use switchboard::say;

use super::problems;
use crate::visits::{Undo, notice_with_undo};
use crate::{Problem, access, go_on, locale, notice, paths};

/// Adds a reason of the workspace's own.
#[server(endpoint = "escalations/add-reason")]
pub async fn add_reason(name: String) -> Result<(), Problem> {
    let name = problems::reason_name(&name)?;
    let tx = access::require(DeskArrange).await?;
    escalations::add_reason(tx, &name).await.map_err(problems::add_reason)?;
    notice(say!(locale(), "reasons-did-add", name = name.as_str()));
    Ok(())
}

/// Gives a reason another name; none is the usual one again.
#[server(endpoint = "escalations/rename-reason")]
pub async fn rename_reason(reason: Reason, name: String) -> Result<(), Problem> {
    let name = if name.trim().is_empty() { None } else { Some(problems::reason_name(&name)?) };
    let tx = access::require(DeskArrange).await?;
    escalations::rename_reason(tx, reason, name.as_ref()).await.map_err(problems::change_reason)?;
    notice(say!(locale(), "saved"));
    go_on(&paths::here(paths::REASONS));
    Ok(())
}

/// Switches a reason off, or on again.
#[server(endpoint = "escalations/switch-reason")]
pub async fn switch_reason(reason: Reason, off: bool) -> Result<(), Problem> {
    let tx = access::require(DeskArrange).await?;
    escalations::switch_reason(tx, reason, off).await.map_err(problems::change_reason)?;
    let did = if off { say!(locale(), "reasons-did-switch-off") } else { say!(locale(), "reasons-did-switch-on") };
    let again = [("reason", reason.to_string()), ("off", (!off).to_string())];
    notice_with_undo(did, Undo::new(SwitchReason::PATH, again));
    Ok(())
}
