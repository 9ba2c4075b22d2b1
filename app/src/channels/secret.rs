//! A secret, this one time.

use leptos::prelude::*;

use super::install::Copied;
use crate::ui::Panel;

/// The secret that was just made. Stands outside of every live part: a page that looks again
/// finds it gone.
#[component]
pub(crate) fn Secret(
    /// What it is.
    title: String,
    /// What to do with it.
    text: String,
    /// The secret.
    secret: String,
) -> impl IntoView {
    view! {
        <Panel title=title.clone()>
            <div class="stack stack-sm">
                <p role="status">{text}</p>
                <Copied text=secret label=title/>
            </div>
        </Panel>
    }
}
