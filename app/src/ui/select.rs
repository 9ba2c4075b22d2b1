//! One of up to about fifteen.

use leptos::prelude::*;

use super::{Field, field};

/// A native select. The chosen value comes from what was typed, then from `value`.
#[component]
pub fn Select(
    /// The form field.
    #[prop(into)]
    name: String,
    /// What it is called.
    #[prop(into)]
    label: String,
    /// Values and their words, in order.
    options: Vec<(String, String)>,
    /// The value chosen at first.
    #[prop(optional_no_strip, into)]
    value: Option<String>,
    /// What helps to choose.
    #[prop(optional_no_strip, into)]
    hint: Option<String>,
    /// What is wrong with it. The form's own answer is found without it.
    #[prop(optional_no_strip, into)]
    error: Option<String>,
    /// Whether the browser insists on it.
    #[prop(optional)]
    required: bool,
    /// The select's id, where two forms of a page have a field of this name.
    #[prop(optional, into)]
    id: Option<String>,
    /// The key that leads to it.
    #[prop(optional, into)]
    kbd: Option<String>,
) -> impl IntoView {
    let state = field::state(&name, id, value, error, hint.is_some());
    let options = options
        .into_iter()
        .map(|(value, words)| {
            let chosen = value == state.value;
            view! { <option value=value selected=chosen>{words}</option> }
        })
        .collect_view();
    view! {
        <Field id=state.id.clone() label=label hint=hint error=state.error>
            <select
                class="input"
                id=state.id
                name=name
                required=required
                aria-keyshortcuts=kbd
                aria-describedby=state.described_by
                aria-invalid=state.invalid
            >
                {options}
            </select>
        </Field>
    }
}
