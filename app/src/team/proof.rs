//! The field in which one proves anew who one is.

use leptos::prelude::*;
use switchboard::say;

use crate::locale;
use crate::ui::TextField;

/// Asks for the password or a code, where the last proof is too old for what the form around it does (`A-7`).
#[component]
pub(super) fn ProofField(
    /// Whether it is.
    needed: bool,
    /// The input's id: a page may have several such forms.
    #[prop(into)]
    id: String,
    /// The form does it only where somebody becomes an owner.
    #[prop(optional)]
    for_owners: bool,
) -> impl IntoView {
    let locale = locale();
    let hint = if for_owners { say!(locale, "factor-proof-owner") } else { say!(locale, "factor-proof-hint") };
    let is_required = !for_owners;
    needed.then(|| {
        view! {
            <TextField
                name="proof_password"
                kind="password"
                label=say!(locale, "factor-proof")
                hint=hint
                autocomplete="current-password"
                id=id
                required=is_required
                optional=for_owners
            />
        }
    })
}
