//! `/settings/service-levels`

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::access::WorkspaceManage;
use switchboard::team::Email;
use switchboard::{channels, labels, say, service_levels};

use super::doors::SetFallback;
use super::hours::HoursPanel;
use super::policies::Policies;
use crate::inbox::Reader;
use crate::settings;
use crate::ui::{Panel, SubmitButton, TextField};
use crate::{Form, Sheet, access, page, paths};

/// When people are there, what is promised, and whom to write to when it is not kept.
pub fn service_levels_page() -> impl IntoView {
    page(async {
        let mut tx = access::require(WorkspaceManage).await?;
        let levels = service_levels::levels(&mut tx).await?;
        let channels = channels::list(&mut tx).await?;
        let labels = labels::list(&mut tx).await?;
        drop(tx);
        let reader = Reader::here();
        let title = say!(reader.locale, "service-title");
        let body = view! {
            <div class="page page-form stack">
                {settings::sections(paths::SERVICE_LEVELS)}
                <p class="hint">{say!(reader.locale, "service-about")}</p>
                <HoursPanel hours=levels.hours reader=reader.clone()/>
                <Policies policies=levels.policies channels=channels labels=labels reader=reader/>
                <FallbackPanel fallback=levels.fallback/>
            </div>
        };
        Ok(Sheet::new(title, body))
    })
}

/// Whom the last step of the ladder writes to.
#[component]
fn FallbackPanel(fallback: Option<Email>) -> impl IntoView {
    let locale = crate::locale();
    view! {
        <Panel title=say!(locale, "service-fallback")>
            <Form door=SetFallback::PATH class="form">
                <TextField
                    name="email"
                    kind="email"
                    label=say!(locale, "service-fallback-email")
                    hint=say!(locale, "service-fallback-about")
                    value=fallback.map(|it| it.to_string())
                    optional=true
                />
                <div class="form-actions">
                    <SubmitButton>{say!(locale, "service-fallback-save")}</SubmitButton>
                </div>
            </Form>
        </Panel>
    }
}
