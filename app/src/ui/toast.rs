//! What just happened, with a way back.

use leptos::prelude::*;

use super::Icon;

/// What was done, above the title of the page that follows; the same words a script would
/// have put into a toast. Its child is the form that undoes it.
#[component]
pub fn Notice(
    /// The sentence: "Conversation resolved."
    #[prop(into)]
    text: String,
    /// It did not work.
    #[prop(optional)]
    failed: bool,
    /// The form that undoes it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (icon, tone, role) = if failed { ("circle-alert", "danger", "alert") } else { ("check", "ok", "status") };
    view! {
        <div class="flash" data-tone=tone role=role>
            <Icon name=icon/>
            <p>{text}</p>
            {children.map(|undo| undo())}
        </div>
    }
}

/// The one polite region of a page. Islands put toasts into `#toasts`, and sentences that are
/// only spoken into `#announcer`.
#[component]
pub fn Toasts() -> impl IntoView {
    view! {
        <div class="toasts" id="toasts" role="status" aria-live="polite">
            <p class="sr-only" id="announcer"></p>
        </div>
    }
}
