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
                {settings_sections(true)}
                <ThresholdPanel name=settings.name.clone() threshold=settings.threshold/>
                <ProviderPanel settings=settings.clone() may=may_set_keys/>
                <LimitsPanel limits=settings.limits/>
            </div>
        };
        Ok(Sheet::new(say!(locale(), "assistant-title"), body))
    })
}

/// The workspace and the assistant, for whoever may set both.
pub fn settings_sections(assistant_shown: bool) -> Option<impl IntoView> {
    let locale = locale();
    let rights = visit().here.as_ref().map(|it| it.role.rights()).unwrap_or_default();
    (rights.has(Right::WorkspaceManage) && rights.has(Right::AssistantTune)).then(|| {
        let tabs = vec![
            Tab::new(paths::here(paths::SETTINGS), say!(locale, "team-workspace"), !assistant_shown),
            Tab::new(paths::here(paths::ASSISTANT), say!(locale, "nav-assistant"), assistant_shown),
        ];
        view! { <Tabs label=say!(locale, "nav-settings") tabs=tabs/> }
    })
}
