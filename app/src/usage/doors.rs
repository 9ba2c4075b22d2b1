//! The door of the budget.

use leptos::prelude::*;
use switchboard::access::AssistantTune;
use switchboard::{say, usage};

use super::problems;
use crate::{Problem, access, locale, notice};

/// Sets what the assistant may cost in a month, and what it does at a limit.
#[server(endpoint = "usage/set-budget")]
pub async fn set_budget(most: String, soft: String, at_limit: String) -> Result<(), Problem> {
    let budget = problems::budget(&most, &soft, &at_limit)?;
    let tx = access::require(AssistantTune).await?;
    usage::set_budget(tx, budget).await?;
    notice(say!(locale(), "saved"));
    Ok(())
}
