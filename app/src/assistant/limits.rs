//! What the assistant may spend.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::assistant::Limits;
use switchboard::say;

use super::amounts::in_cents;
use super::doors::Limit;
use crate::ui::{Panel, SubmitButton, TextField};
use crate::{Form, locale};

/// The section "Budget".
#[component]
pub(super) fn LimitsPanel(
    /// As they are now.
    limits: Limits,
) -> impl IntoView {
    let locale = locale();
    view! {
        <Panel title=say!(locale, "assistant-budget")>
            <Form door=Limit::PATH class="form">
                <p>{say!(locale, "assistant-budget-about")}</p>
                <TextField
                    name="workspace"
                    kind="number"
                    label=say!(locale, "assistant-limit-workspace")
                    value=in_cents(limits.workspace_limit_micros)
                    min="0"
                    inputmode="numeric"
                    optional=true
                />
                <TextField
                    name="conversation"
                    kind="number"
                    label=say!(locale, "assistant-limit-conversation")
                    value=in_cents(limits.conversation_limit_micros)
                    min="0"
                    inputmode="numeric"
                    optional=true
                />
                <TextField
                    name="visitor"
                    kind="number"
                    label=say!(locale, "assistant-limit-visitor")
                    value=in_cents(limits.visitor_limit_micros)
                    min="0"
                    inputmode="numeric"
                    optional=true
                />
                <div class="form-actions">
                    <SubmitButton>{say!(locale, "assistant-save-budget")}</SubmitButton>
                </div>
            </Form>
        </Panel>
    }
}
