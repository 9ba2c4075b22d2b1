//! The doors of the till.

use leptos::prelude::*;
use switchboard::access::BillingManage;
use switchboard::say;
use time::OffsetDateTime;

use super::problems;
use crate::form::go_on;
use crate::{Problem, access, locale, notice, paths, visit};

/// Changes to another plan, as its next bill was shown at a moment.
#[server(endpoint = "till/change-plan")]
pub async fn change_plan(plan: String, every: String, from: i64) -> Result<(), Problem> {
    let tx = access::require(BillingManage).await?;
    let wanted = problems::wanted(&plan, &every)?;
    let from = OffsetDateTime::from_unix_timestamp(from).map_err(|_| access::not_found())?;
    let till = problems::till()?;
    till.change(&visit().desk, tx, wanted, from).await.map_err(problems::problem)?;
    notice(say!(locale(), "till-changed"));
    go_on(&paths::here(paths::BILLING));
    Ok(())
}

/// Ends the plan with the time that is paid for.
#[server(endpoint = "till/end-plan")]
pub async fn end_plan() -> Result<(), Problem> {
    let tx = access::require(BillingManage).await?;
    let till = problems::till()?;
    till.end(&visit().desk, tx, true).await.map_err(problems::problem)?;
    notice(say!(locale(), "till-ended"));
    Ok(())
}

/// Lets a plan go on that was to end.
#[server(endpoint = "till/keep-plan")]
pub async fn keep_plan() -> Result<(), Problem> {
    let tx = access::require(BillingManage).await?;
    let till = problems::till()?;
    till.end(&visit().desk, tx, false).await.map_err(problems::problem)?;
    notice(say!(locale(), "till-kept"));
    Ok(())
}
