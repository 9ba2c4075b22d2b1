//! The workspace itself.

use leptos::prelude::*;
use switchboard::access::WorkspaceManage;
use switchboard::say;
use switchboard::team::{self, Slug, TimeZone, WorkspaceChange};
use switchboard::text::Locale;

use super::go;
use crate::team::problems;
use crate::{Problem, access, locale, notice, paths};

/// Changes the workspace's name, address, contact, language, zone and reopen window.
#[server(endpoint = "team/update-workspace")]
pub async fn update_workspace(
    name: String,
    slug: String,
    contact_email: String,
    language: String,
    time_zone: String,
    reopen_hours: String,
) -> Result<(), Problem> {
    let contact = Some(contact_email).filter(|it| !it.trim().is_empty());
    let change = WorkspaceChange {
        name: problems::workspace_name("name", &name)?,
        slug: Slug::parse(&slug).map_err(|bad| problems::bad_slug("slug", bad))?,
        contact_email: contact.map(|it| problems::email("contact_email", &it)).transpose()?,
        language: problems::word::<Locale>("language", &language)?,
        time_zone: TimeZone::named(&time_zone).ok_or_else(problems::no_such_zone)?,
        reopen_hours: reopen_hours.trim().parse().map_err(|_| problems::bad_reopen())?,
    };
    let tx = access::require(WorkspaceManage).await?;
    // The address may be another one now.
    let there = paths::inside(change.slug.as_str(), paths::SETTINGS);
    team::update_workspace(tx, &change).await.map_err(problems::update_workspace)?;
    notice(say!(locale(), "saved"));
    go(&there);
    Ok(())
}

/// Puts the first steps away, or takes them out again.
#[server(endpoint = "team/hide-checklist")]
pub async fn hide_checklist(hidden: bool) -> Result<(), Problem> {
    let tx = access::require(WorkspaceManage).await?;
    Ok(team::hide_checklist(tx, hidden).await?)
}
