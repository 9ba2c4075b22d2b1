//! `/settings/assistant`

use leptos::prelude::*;
use switchboard::access::{AssistantTune, Right};
use switchboard::assistant;
use switchboard::say;

use super::limits::LimitsPanel;
use super::provider::ProviderPanel;
use super::threshold::ThresholdPanel;
use crate::ui::{Tab, Tabs};
use crate::{Sheet, access, locale, page, paths, visit};

/// How the assistant is set.
pub fn assistant_page() -> impl IntoView {
    page(async {
        let mut tx = access::require(AssistantTune).await?;
        let settings = assistant::settings(&mut tx).await?;
        let may_set_keys = tx.may(Right::AssistantKeys);
        let body = view! {
            <div class="page page-form stack">
                {settings_sections(paths::ASSISTANT)}
                <ThresholdPanel name=settings.name.clone() threshold=settings.threshold/>
                <ProviderPanel settings=settings.clone() may=may_set_keys/>
                <LimitsPanel limits=settings.limits/>
            </div>
        };
        Ok(Sheet::new(say!(locale(), "assistant-title"), body))
    })
}

/// The sections of the settings, for whoever may set more than the assistant; `shown` is the
/// path of the one that is open.
pub fn settings_sections(shown: &'static str) -> Option<impl IntoView> {
    let locale = locale();
    let rights = visit().here.as_ref().map(|it| it.role.rights()).unwrap_or_default();
    (rights.has(Right::WorkspaceManage) && rights.has(Right::AssistantTune)).then(|| {
        let tab = |path: &'static str, label| Tab::new(paths::here(path), label, path == shown);
        let tabs = vec![
            tab(paths::SETTINGS, say!(locale, "team-workspace")),
            tab(paths::SERVICE_LEVELS, say!(locale, "service-title")),
            tab(paths::ASSISTANT, say!(locale, "nav-assistant")),
        ];
        view! { <Tabs label=say!(locale, "nav-settings") tabs=tabs/> }
    })
}
