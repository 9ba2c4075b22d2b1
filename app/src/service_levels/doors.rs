//! The doors of service levels.

use leptos::prelude::*;
use switchboard::access::WorkspaceManage;
use switchboard::ids::PolicyId;
use switchboard::say;
use switchboard::service_levels::{self, Holiday, Opening, PolicyText, Week};
use switchboard::team::Email;

use super::hours::DAYS;
use super::problems;
use crate::{Problem, access, locale, notice};

/// Sets the business hours, each day as `09:00-12:30, 13:30-18:00`.
#[server(endpoint = "service-levels/set-hours")]
#[allow(
    clippy::too_many_arguments,
    reason = "a week has seven days; `expect` would count the functions that `server` makes of one"
)]
pub async fn set_hours(
    monday: String,
    tuesday: String,
    wednesday: String,
    thursday: String,
    friday: String,
    saturday: String,
    sunday: String,
    holidays: String,
) -> Result<(), Problem> {
    let mut week = Week::default();
    let days = [monday, tuesday, wednesday, thursday, friday, saturday, sunday];
    for ((day, text), field) in week.0.iter_mut().zip(days).zip(DAYS) {
        *day = Opening::parse_day(&text).map_err(|bad| problems::hours(field, &bad))?;
    }
    let holidays = Holiday::parse_all(&holidays).map_err(|bad| problems::hours("holidays", &bad))?;
    let tx = access::require(WorkspaceManage).await?;
    service_levels::set_hours(tx, &week, &holidays).await.map_err(problems::set_hours)?;
    notice(say!(locale(), "service-hours-saved"));
    Ok(())
}

/// Writes a policy, or a new version of one.
#[server(endpoint = "service-levels/write-policy")]
#[allow(
    clippy::too_many_arguments,
    reason = "a policy has so many fields; `expect` would count the functions that `server` makes of one"
)]
pub async fn write_policy(
    policy: Option<String>,
    name: String,
    priority: Option<String>,
    label: Option<String>,
    channel: Option<String>,
    first_response: Option<String>,
    next_response: Option<String>,
    resolution: Option<String>,
) -> Result<(), Problem> {
    let text = PolicyText {
        name,
        priority: problems::chosen("priority", priority)?,
        label: problems::chosen("label", label)?,
        channel: problems::chosen("channel", channel)?,
        first_response: problems::minutes("first_response", first_response)?,
        next_response: problems::minutes("next_response", next_response)?,
        resolution: problems::minutes("resolution", resolution)?,
    };
    let policy: Option<PolicyId> = problems::chosen("policy", policy)?;
    let tx = access::require(WorkspaceManage).await?;
    service_levels::write_policy(tx, policy, &text).await.map_err(problems::write_policy)?;
    notice(say!(locale(), "service-policy-saved"));
    Ok(())
}

/// Promises no longer.
#[server(endpoint = "service-levels/retire-policy")]
pub async fn retire_policy(policy: PolicyId) -> Result<(), Problem> {
    let tx = access::require(WorkspaceManage).await?;
    service_levels::retire_policy(tx, policy).await.map_err(problems::write_policy)?;
    notice(say!(locale(), "service-policy-retired"));
    Ok(())
}

/// Sets whom the last step of the ladder writes to; nothing is nobody.
#[server(endpoint = "service-levels/set-fallback")]
pub async fn set_fallback(email: String) -> Result<(), Problem> {
    let to = Some(email).filter(|it| !it.trim().is_empty()).map(|it| Email::parse(&it)).transpose();
    let to = to.map_err(|_| Problem::invalid("email", say!(locale(), "team-bad-email")))?;
    let tx = access::require(WorkspaceManage).await?;
    service_levels::set_fallback(tx, to.as_ref()).await?;
    notice(say!(locale(), "service-fallback-saved"));
    Ok(())
}
