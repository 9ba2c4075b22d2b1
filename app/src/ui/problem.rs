//! A part of a page that could not be loaded.

use leptos::prelude::*;
use switchboard::say;

use super::{Icon, locale};

/// Stands where a part should be; the rest of the page works.
#[component]
pub fn ProblemPanel(
    /// What could not be loaded: "topics".
    #[prop(into)]
    what: String,
    /// The page's address, to try again.
    #[prop(into)]
    retry: String,
    /// The reference that finds it in the log.
    #[prop(optional_no_strip, into)]
    reference: Option<String>,
) -> impl IntoView {
    view! {
        <div class="problem" role="group">
            <Icon name="triangle-alert"/>
            <p>{say!(locale(), "ui-could-not-load", what = what)}</p>
            <a class="link" href=retry>{say!(locale(), "ui-try-again")}</a>
            {reference.map(|it| view! { <p class="problem-reference">{it}</p> })}
        </div>
    }
}
