//! A button that chooses files.

use leptos::prelude::*;

use super::{Icon, IconSize};
use crate::Filled;

/// Where files are chosen, inside a [`Form`](crate::Form) that brings them. The browser's own button speaks the
/// browser's language, which need not be the page's: it lies unseen over ours, and takes the keys and what is dropped.
#[component]
pub fn FileButton(
    /// The form field.
    #[prop(into)]
    name: String,
    /// What it does.
    #[prop(into)]
    label: String,
    /// How many, and how large.
    #[prop(into)]
    hint: String,
    /// Takes several at once.
    #[prop(optional)]
    multiple: bool,
) -> impl IntoView {
    let wrong = Filled::here().wrong(&name);
    let error_id = format!("{name}-error");
    let described_by = wrong.as_ref().map(|_| error_id.clone());
    view! {
        <label class="btn btn-quiet btn-sm file-button">
            <Icon name="paperclip" size=IconSize::Small/>
            {label}
            // Without a title, the browser shows words of its own there.
            <input type="file" name=name multiple=multiple title=hint aria-describedby=described_by/>
        </label>
        {wrong.map(|sentence| view! { <p class="error" id=error_id role="alert">{sentence}</p> })}
    }
}
