//! What stands around every input: its label, its hint, what is wrong with it.

use leptos::prelude::*;
use switchboard::say;

use super::{Icon, IconSize, locale};
use crate::Filled;

/// What a field shows: the value, what is wrong with it, and the ids that tie them together.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    /// The id of the input.
    pub id: String,
    /// What stands in it.
    pub value: String,
    /// What is wrong with it.
    pub error: Option<String>,
    /// The ids of its hint and its error, for `aria-describedby`.
    pub described_by: Option<String>,
    /// `true` where something is wrong, for `aria-invalid`.
    pub invalid: Option<&'static str>,
}

/// Works out what a field shows: what was typed before the door refused comes first.
pub(super) fn state(
    name: &str,
    id: Option<String>,
    value: Option<String>,
    error: Option<String>,
    has_hint: bool,
) -> State {
    let filled = Filled::here();
    let id = id.unwrap_or_else(|| format!("field-{name}"));
    let error = error.or_else(|| filled.wrong(name));
    let value = filled.typed(name).or(value).unwrap_or_default();
    let described_by: Vec<String> =
        [has_hint.then(|| format!("{id}-hint")), error.as_ref().map(|_| format!("{id}-error"))]
            .into_iter()
            .flatten()
            .collect();
    State {
        described_by: (!described_by.is_empty()).then(|| described_by.join(" ")),
        invalid: error.as_ref().map(|_| "true"),
        id,
        value,
        error,
    }
}

/// A label, an input, a hint and an error, tied together. The inputs of this folder bring it
/// along; use it for an input that has no part of its own, with `id`, `{id}-hint` and
/// `{id}-error` in its attributes.
#[component]
pub fn Field(
    /// The id of the input.
    #[prop(into)]
    id: String,
    /// What the input is called. Always visible.
    #[prop(into)]
    label: String,
    /// What helps to fill it.
    #[prop(optional_no_strip, into)]
    hint: Option<String>,
    /// What is wrong with it, as advice.
    #[prop(optional_no_strip, into)]
    error: Option<String>,
    /// Says "optional" beside the label.
    #[prop(optional)]
    optional: bool,
    /// The input.
    children: Children,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    view! {
        <div class="field">
            <label class="label" for=id>
                {label}
                {optional.then(|| view! { " " <span class="optional">{say!(locale(), "ui-optional")}</span> })}
            </label>
            {children()}
            {hint.map(|words| view! { <p class="hint" id=hint_id>{words}</p> })}
            {error.map(|words| {
                view! {
                    <p class="error" id=error_id>
                        <Icon name="circle-alert" size=IconSize::Small/>
                        {words}
                    </p>
                }
            })}
        </div>
    }
}
