//! The sections of the settings, each with the right that it asks for.

use leptos::prelude::*;
use switchboard::access::Right;
use switchboard::say;

use crate::ui::{Tab, Tabs};
use crate::{locale, paths, visit};

const SECTIONS: &[(&str, &str, Right)] = &[
    (paths::SETTINGS, "team-workspace", Right::WorkspaceManage),
    (paths::SECURITY, "factor-security", Right::WorkspaceManage),
    (paths::ROLES, "roles-title", Right::TeamManage),
    (paths::SIGN_IN, "provider-title", Right::WorkspaceManage),
    (paths::SERVICE_LEVELS, "service-title", Right::WorkspaceManage),
    (paths::ASSISTANT, "nav-assistant", Right::AssistantTune),
    (paths::LABELS, "labels-title", Right::DeskArrange),
    (paths::TEAMS, "teams-title", Right::DeskArrange),
    (paths::REASONS, "reasons-title", Right::DeskArrange),
    (paths::LEAD_SETTINGS, "leads-title", Right::DeskArrange),
];

/// The sections that the reader may open, with the `current` one marked; nothing where that is the only one.
pub fn sections(current: &str) -> Option<impl IntoView + use<>> {
    let locale = locale();
    let rights = visit().here.as_ref().map(|it| it.rights()).unwrap_or_default();
    let tabs: Vec<Tab> = SECTIONS
        .iter()
        .filter(|(.., right)| rights.has(*right))
        .map(|(path, sentence, _)| Tab::new(paths::here(path), locale.say(sentence, &[]), *path == current))
        .collect();
    (tabs.len() > 1).then(|| view! { <Tabs label=say!(locale, "nav-settings") tabs=tabs/> })
}
