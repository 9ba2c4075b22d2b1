//! The field in which one proves anew who one is.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::say;

use super::doors::AskOwnPasskey;
use super::passkeys::Ask;
use crate::locale;
use crate::ui::TextField;

/// What somebody is asked for, before something that matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ProofAsked {
    /// Nothing: they have proved who they are in the last minutes.
    Nothing,
    /// Their password, or a code of their app.
    PasswordOrCode,
    /// These, or one of their passkeys.
    PasskeyToo,
}

impl ProofAsked {
    /// Whether anything is.
    pub(super) const fn is_asked(self) -> bool {
        !matches!(self, Self::Nothing)
    }
}

/// Asks for the password, a code or a passkey, where the last proof is too old for what the form around it does (`A-7`).
#[component]
pub(super) fn ProofField(
    /// Whether it is, and what there is to give.
    asked: ProofAsked,
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
    asked.is_asked().then(|| {
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
            {(asked == ProofAsked::PasskeyToo)
                .then(|| {
                    view! { <Ask door=AskOwnPasskey::PATH field="proof_password" act=say!(locale, "passkey-use")/> }
                })}
        }
    })
}
