//! One line of text.

use leptos::prelude::*;

use super::{Field, field};

/// A field for one line of text. Inside a [`Form`](crate::Form) it shows again what was typed,
/// and what the door had against it.
#[component]
pub fn TextField(
    /// The form field.
    #[prop(into)]
    name: String,
    /// What it is called.
    #[prop(into)]
    label: String,
    /// `text`, `email`, `password`, `url`, `number`, `date`, `time`, `search`, `color` …
    #[prop(default = "text")]
    kind: &'static str,
    /// What stands in it at first.
    #[prop(optional_no_strip, into)]
    value: Option<String>,
    /// What helps to fill it.
    #[prop(optional_no_strip, into)]
    hint: Option<String>,
    /// What is wrong with it. The form's own answer is found without it.
    #[prop(optional_no_strip, into)]
    error: Option<String>,
    /// Whether the browser insists on it.
    #[prop(optional)]
    required: bool,
    /// Says "optional" beside the label.
    #[prop(optional)]
    optional: bool,
    /// Most characters.
    #[prop(optional)]
    maxlength: Option<u32>,
    /// Fewest, for numbers and dates.
    #[prop(optional, into)]
    min: Option<String>,
    /// Most, for numbers and dates.
    #[prop(optional, into)]
    max: Option<String>,
    /// The step of a number.
    #[prop(optional, into)]
    step: Option<String>,
    /// What a password manager may put here: `email`, `current-password`, `one-time-code` …
    #[prop(optional, into)]
    autocomplete: Option<String>,
    /// The keyboard of a phone: `numeric`, `email` …
    #[prop(optional, into)]
    inputmode: Option<String>,
    /// Takes the focus when the page opens.
    #[prop(optional)]
    autofocus: bool,
    /// Shown, selectable, but not to be changed.
    #[prop(optional)]
    readonly: bool,
    /// The input's id, where two forms of a page have a field of this name.
    #[prop(optional, into)]
    id: Option<String>,
    /// The key that goes to it.
    #[prop(optional, into)]
    kbd: Option<String>,
) -> impl IntoView {
    // A password is never sent back to the page, whatever was typed.
    let state = field::state(&name, id, value, error, hint.is_some());
    let value = if kind == "password" { String::new() } else { state.value };
    view! {
        <Field id=state.id.clone() label=label hint=hint error=state.error optional=optional>
            <input
                class="input"
                id=state.id
                type=kind
                name=name
                value=value
                required=required
                maxlength=maxlength
                min=min
                max=max
                step=step
                autocomplete=autocomplete
                inputmode=inputmode
                autofocus=autofocus
                readonly=readonly
                aria-keyshortcuts=kbd
                aria-describedby=state.described_by
                aria-invalid=state.invalid
            />
        </Field>
    }
}
