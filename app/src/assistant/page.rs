//! `/settings/assistant`

use leptos::prelude::*;
use switchboard::access::{AssistantTune, Right};
use switchboard::assistant;
use switchboard::say;

use super::limits::LimitsPanel;
use super::provider::ProviderPanel;
use super::replay::ReplayPanel;
use super::threshold::ThresholdPanel;
use crate::{Sheet, access, locale, page, paths, settings};

/// How the assistant is set.
pub fn assistant_page() -> impl IntoView {
    page(async {
        let mut tx = access::require(AssistantTune).await?;
        let settings = assistant::settings(&mut tx).await?;
        let replay = assistant::replay(&mut tx).await?;
        let may_set_keys = tx.may(Right::AssistantKeys);
        let body = view! {
            <div class="page page-form stack">
                {settings::sections(paths::ASSISTANT)}
                <ThresholdPanel name=settings.name.clone() threshold=settings.threshold/>
                <ReplayPanel replay=replay threshold=settings.threshold/>
                <ProviderPanel settings=settings.clone() may=may_set_keys/>
                <LimitsPanel limits=settings.limits/>
            </div>
        };
        Ok(Sheet::new(say!(locale(), "assistant-title"), body))
    })
}
