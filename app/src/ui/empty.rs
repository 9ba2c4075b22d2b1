//! Nothing here, and what to do about it.

use leptos::prelude::*;

use super::{Icon, IconSize};

/// Emptiness that teaches: a fact, a sentence of help, and the first step. Where the
/// emptiness is earned and there is no step ("Nobody needs an answer"), `action` is
/// `().into_any()`.
#[component]
pub fn Empty(
    /// The fact: "No labels".
    #[prop(into)]
    title: String,
    /// One sentence of help.
    #[prop(into)]
    text: String,
    /// The first step: a link or a button.
    action: AnyView,
    /// An icon above.
    #[prop(default = "inbox")]
    icon: &'static str,
) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name=icon size=IconSize::Large/>
            <p class="empty-title">{title}</p>
            <p class="empty-text">{text}</p>
            <div class="empty-action">{action}</div>
        </div>
    }
}
