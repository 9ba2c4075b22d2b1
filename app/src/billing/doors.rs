//! The door of plans.

use leptos::prelude::*;
use switchboard::access::BillingManage;
use switchboard::billing::{self, Every, Next, PlanId};
use switchboard::say;

use super::problems;
use crate::{Problem, access, locale, notice};

/// Chooses a plan. What costs something begins when it is paid.
#[server(endpoint = "billing/choose-plan")]
pub async fn choose_plan(plan: PlanId, every: Every) -> Result<(), Problem> {
    let tx = access::require(BillingManage).await?;
    let said = match billing::choose(tx, plan, every).await.map_err(problems::choose)? {
        Next::Done => say!(locale(), "billing-chosen"),
        // Nobody takes money here.
        Next::Pay => say!(locale(), "billing-ask-operator"),
    };
    notice(said);
    Ok(())
}
