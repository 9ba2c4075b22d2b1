//! Several lines of text.

use leptos::prelude::*;

use super::{Field, field};

/// A field for several lines of text; it grows with them.
///
/// Always this part, never a bare `<textarea>`: a test holds that what stands in it is
/// escaped, because customers write what agents then see here.
#[component]
pub fn TextArea(
    /// The form field.
    #[prop(into)]
    name: String,
    /// What it is called.
    #[prop(into)]
    label: String,
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
    /// Lines to begin with.
    #[prop(default = 4)]
    rows: u32,
    /// What the browser may put here.
    #[prop(optional, into)]
    autocomplete: Option<String>,
    /// The input's id, where two forms of a page have a field of this name.
    #[prop(optional, into)]
    id: Option<String>,
    /// The key that goes to it.
    #[prop(optional, into)]
    kbd: Option<String>,
) -> impl IntoView {
    let state = field::state(&name, id, value, error, hint.is_some());
    // HTML swallows the first line break after the tag; one of ours saves the writer's.
    let value = format!("\n{}", state.value);
    view! {
        <Field id=state.id.clone() label=label hint=hint error=state.error optional=optional>
            <textarea
                class="input"
                id=state.id
                name=name
                rows=rows
                required=required
                maxlength=maxlength
                autocomplete=autocomplete
                aria-keyshortcuts=kbd
                aria-describedby=state.described_by
                aria-invalid=state.invalid
            >
                {value}
            </textarea>
        </Field>
    }
}
