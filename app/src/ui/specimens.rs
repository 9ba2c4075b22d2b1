//! Every part in all its states. Placeholder until the parts compile.

use leptos::prelude::*;

/// Every part in all its states.
#[component]
pub fn Specimens() -> impl IntoView {
    view! { <p></p> }
}
