//! Dialogs: native, and each with an address of its own for whoever has no script.

use leptos::prelude::*;
use switchboard::say;

use super::button::classes;
use super::{Kbd, Size, Variant, locale};

/// Opens a dialog. Without script, or in an older browser, the link leads to the page with
/// the same form.
#[component]
pub fn DialogButton(
    /// The dialog's id.
    #[prop(into)]
    dialog: String,
    /// The page with the same form.
    #[prop(into)]
    href: String,
    /// What it means for the page.
    #[prop(optional)]
    variant: Variant,
    /// How tall.
    #[prop(optional)]
    size: Size,
    /// The key that opens it.
    #[prop(optional, into)]
    kbd: Option<String>,
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! {
        <a class=classes(variant, size, false) href=href data-dialog=dialog aria-keyshortcuts=kbd>
            {children()}
            {kbd.clone().map(|key| view! { <Kbd key=key/> })}
        </a>
    }
}

/// A dialog with a title. Its form closes it, and so does Esc.
#[component]
pub fn Dialog(
    /// Its id, from the thing it is about: `key-7-rotate`.
    #[prop(into)]
    id: String,
    /// Its title.
    #[prop(into)]
    title: String,
    /// One sentence under the title.
    #[prop(optional_no_strip, into)]
    text: Option<String>,
    /// Its form.
    children: Children,
) -> impl IntoView {
    let title_id = format!("{id}-title");
    view! {
        <dialog class="dialog" id=id aria-labelledby=title_id>
            <div class="dialog-body">
                <h2 class="dialog-title" id=title_id.clone()>{title}</h2>
                {text.map(|words| view! { <p class="dialog-text">{words}</p> })}
                {children()}
            </div>
        </dialog>
    }
}

/// Asks before something that cannot be taken back, and names the thing. Stands inside the
/// form that does it; in a [`Dialog`] or on the page that twins it.
///
/// With `type_name` the person types the thing's name, for what destroys data; the form
/// receives it as `confirm`.
#[component]
pub fn Confirm(
    /// The name of the thing: "Website".
    #[prop(into)]
    thing: String,
    /// What happens then, in one sentence.
    #[prop(into)]
    consequence: String,
    /// What the dangerous button says: "Rotate key".
    #[prop(into)]
    act: String,
    /// What the safe link says: "Keep the key".
    #[prop(into)]
    keep: String,
    /// Where the safe link leads.
    #[prop(into)]
    back: String,
    /// Wants the name typed.
    #[prop(optional)]
    type_name: bool,
) -> impl IntoView {
    let locale = locale();
    let field = type_name.then(|| {
        view! {
            <div class="dialog-fields">
                <super::TextField
                    name="confirm"
                    label=say!(locale, "ui-confirm-type", name = thing.clone())
                    required=true
                    autocomplete="off"
                />
            </div>
        }
    });
    view! {
        <p class="dialog-text">
            <strong class="font-semibold text-ink">{thing}</strong>
            " "
            {consequence}
        </p>
        {field}
        <div class="dialog-actions">
            <a class="btn" href=back data-close-dialog="true">{keep}</a>
            <button type="submit" class="btn btn-danger">{act}</button>
        </div>
    }
}
