//! `/settings/workspace`

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::access::WorkspaceManage;
use switchboard::say;
use switchboard::team::{self, LONGEST_REOPEN, Workspace};
use switchboard::text::Locale;

use super::doors::UpdateWorkspace;
use crate::assistant::settings_sections;
use crate::ui::{Panel, Select, SubmitButton, TextField};
use crate::{Form, Sheet, access, locale, page, paths};

/// The workspace's name, address, language, zone and reopen window.
pub fn workspace_page() -> impl IntoView {
    page(async {
        let mut tx = access::require(WorkspaceManage).await?;
        let workspace = team::workspace(&mut tx).await?;
        let locale = locale();
        let body = view! {
            <div class="page page-form">
                {settings_sections(paths::SETTINGS)}
                <Panel title=say!(locale, "team-workspace")>
                    <Settings workspace=workspace/>
                </Panel>
            </div>
        };
        Ok(Sheet::new(say!(locale, "nav-settings"), body))
    })
}

/// The form.
#[component]
pub(super) fn Settings(
    /// As it is now.
    workspace: Workspace,
) -> impl IntoView {
    let locale = locale();
    let languages = Locale::ALL.iter().map(|it| (it.to_string(), it.say("language-name", &[]))).collect();
    let contact = workspace.contact_email.as_ref().map(ToString::to_string).unwrap_or_default();
    view! {
        <Form door=UpdateWorkspace::PATH class="form">
            <TextField name="name" label=say!(locale, "team-name") value=workspace.name.to_string() required=true/>
            <TextField
                name="slug"
                label=say!(locale, "team-slug")
                hint=say!(locale, "team-slug-change-hint")
                value=workspace.slug.to_string()
                autocomplete="off"
                required=true
            />
            <TextField
                name="contact_email"
                kind="email"
                label=say!(locale, "team-contact-email")
                value=contact
                optional=true
            />
            <Select
                name="language"
                label=say!(locale, "team-workspace-language")
                hint=say!(locale, "team-workspace-language-hint")
                options=languages
                value=workspace.language.to_string()
            />
            <TextField
                name="time_zone"
                label=say!(locale, "team-time-zone")
                hint=say!(locale, "team-time-zone-hint")
                value=workspace.time_zone.as_str().to_owned()
                autocomplete="off"
                required=true
            />
            <TextField
                name="reopen_hours"
                kind="number"
                label=say!(locale, "team-reopen")
                hint=say!(locale, "team-reopen-hint")
                value=workspace.reopen_hours.to_string()
                min="0"
                max=LONGEST_REOPEN.to_string()
                inputmode="numeric"
                required=true
            />
            <div class="form-actions">
                <SubmitButton>{say!(locale, "team-save")}</SubmitButton>
            </div>
        </Form>
    }
}
