//! Yes or no, one of a few, on or off.

use leptos::prelude::*;

use super::{Icon, IconSize, field};
use crate::Filled;

/// A checkbox, for a form with a button that saves it.
#[component]
pub fn Check(
    /// The form field.
    #[prop(into)]
    name: String,
    /// What a tick means.
    #[prop(into)]
    label: String,
    /// What the field sends when ticked.
    #[prop(default = "true".to_owned(), into)]
    value: String,
    /// Whether it is ticked at first.
    #[prop(optional)]
    checked: bool,
    /// What helps to decide.
    #[prop(optional_no_strip, into)]
    hint: Option<String>,
    /// Whether the browser insists on it.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    // A refused form sends nothing for an empty box, so only its own answer counts then.
    let filled = Filled::here();
    let checked = if filled.was_refused() { filled.was_chosen(&name, &value) } else { checked };
    view! {
        <label class="choice">
            <input type="checkbox" class="check" name=name value=value checked=checked required=required/>
            <span class="choice-text">{label} {hint.map(|words| view! { <span class="hint block">{words}</span> })}</span>
        </label>
    }
}

/// A switch: takes effect at once, so it stands in a small form of its own.
#[component]
pub fn Switch(
    /// The form field.
    #[prop(into)]
    name: String,
    /// What being on means.
    #[prop(into)]
    label: String,
    /// Whether it is on.
    #[prop(optional)]
    checked: bool,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input type="checkbox" role="switch" class="switch" name=name value="true" checked=checked/>
            <span class="choice-text">{label}</span>
        </label>
    }
}

/// One of the answers to a [`RadioGroup`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the field sends.
    pub value: String,
    /// What it means.
    pub label: String,
    /// What helps to decide.
    pub hint: Option<String>,
}

impl Choice {
    /// An answer without a hint.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None }
    }

    /// The same, with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// One of a few answers, all visible.
#[component]
pub fn RadioGroup(
    /// The form field.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    legend: String,
    /// The answers, in order.
    choices: Vec<Choice>,
    /// The one chosen at first.
    #[prop(optional_no_strip, into)]
    value: Option<String>,
    /// What is wrong with it. The form's own answer is found without it.
    #[prop(optional_no_strip, into)]
    error: Option<String>,
    /// Side by side instead of one below the other.
    #[prop(optional)]
    row: bool,
) -> impl IntoView {
    let state = field::state(&name, None, value, error, false);
    let class = if row { "choices choices-row" } else { "choices" };
    let choices = choices
        .into_iter()
        .map(|choice| {
            let chosen = choice.value == state.value;
            view! {
                <label class="choice">
                    <input type="radio" class="check" name=name.clone() value=choice.value checked=chosen/>
                    <span class="choice-text">
                        {choice.label} {choice.hint.map(|words| view! { <span class="hint block">{words}</span> })}
                    </span>
                </label>
            }
        })
        .collect_view();
    let error_id = format!("{}-error", state.id);
    view! {
        <fieldset class=class id=state.id aria-describedby=state.described_by>
            <legend>{legend}</legend>
            {choices}
            {state.error.map(|words| {
                view! {
                    <p class="error" id=error_id>
                        <Icon name="circle-alert" size=IconSize::Small/>
                        {words}
                    </p>
                }
            })}
        </fieldset>
    }
}
