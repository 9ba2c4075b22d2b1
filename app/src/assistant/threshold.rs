//! Its name, and how sure an answer must be.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::say;

use super::amounts::in_per_cent;
use super::doors::Tune;
use crate::ui::{Panel, SubmitButton, TextField};
use crate::{Form, locale};

/// The section "Answers".
#[component]
pub(super) fn ThresholdPanel(
    /// The name that customers see.
    name: String,
    /// From 0 to 1.
    threshold: f32,
) -> impl IntoView {
    let locale = locale();
    view! {
        <Panel title=say!(locale, "assistant-answers")>
            <Form door=Tune::PATH class="form">
                <TextField
                    name="name"
                    label=say!(locale, "assistant-name")
                    hint=say!(locale, "assistant-name-hint")
                    value=name
                    maxlength=40
                    autocomplete="off"
                    required=true
                />
                <TextField
                    name="threshold"
                    kind="number"
                    label=say!(locale, "assistant-threshold")
                    hint=say!(locale, "assistant-threshold-hint")
                    value=in_per_cent(threshold)
                    min="0"
                    max="100"
                    inputmode="numeric"
                    required=true
                />
                <p>{in_words(threshold)}</p>
                <div class="form-actions">
                    <SubmitButton>{say!(locale, "assistant-save-answers")}</SubmitButton>
                </div>
            </Form>
        </Panel>
    }
}

/// What the threshold means from day to day.
fn in_words(threshold: f32) -> String {
    let locale = locale();
    match threshold {
        it if it >= 0.9 => say!(locale, "assistant-threshold-careful"),
        it if it >= 0.6 => say!(locale, "assistant-threshold-usual"),
        _ => say!(locale, "assistant-threshold-bold"),
    }
}
