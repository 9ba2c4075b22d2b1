//! What is wrong with a form, in one place.

use leptos::prelude::*;
use switchboard::say;

use super::locale;

/// A field and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The id of the input: `field-{name}` unless it was given another.
    pub id: String,
    /// The words that also stand under the field.
    pub sentence: String,
}

/// The top of a form with several bad fields: one link per field. Shows nothing when all is
/// well.
#[component]
pub fn ErrorSummary(
    /// The bad fields, in the order of the form.
    errors: Vec<FieldError>,
) -> impl IntoView {
    (!errors.is_empty()).then(|| {
        let errors = errors
            .into_iter()
            .map(|error| view! { <li><a href=format!("#{}", error.id)>{error.sentence}</a></li> })
            .collect_view();
        view! {
            <div class="error-summary" tabindex="-1" role="group" aria-labelledby="error-summary">
                <h2 id="error-summary">{say!(locale(), "ui-problem-heading")}</h2>
                <ul>{errors}</ul>
            </div>
        }
    })
}
