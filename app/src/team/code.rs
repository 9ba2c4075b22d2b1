//! `/login/code`

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_query_map;
use switchboard::say;
use switchboard::team;

use super::doors::GiveCode;
use super::passkeys::GivePasskeyForm;
use super::session;
use crate::ui::{LinkButton, Size, SubmitButton, TextField};
use crate::{Form, Sheet, bare, locale, paths, visit};

/// Where somebody whose password was right gives a code of their app, or a recovery code; `?next=`
/// is where they wanted to go.
pub fn code_page() -> impl IntoView {
    let next = use_query_map().with_untracked(|query| query.get("next"));
    bare(async move {
        let locale = locale();
        let body = match session::half().await? {
            Some(half) => {
                let factor = team::second_factor(&visit().desk, half.user).await?;
                let has_passkey = factor.is_some_and(|it| it.passkeys > 0);
                view! { <CodeForm next=next has_passkey=has_passkey/> }.into_any()
            }
            None => view! {
                <p class="auth-about">{say!(locale, "factor-password-again")}</p>
                <LinkButton href=paths::login()>{say!(locale, "team-sign-in")}</LinkButton>
            }
            .into_any(),
        };
        Ok(Sheet::new(say!(locale, "factor-code-title"), body))
    })
}

/// The form. What is typed is never sent back to the page.
#[component]
fn CodeForm(next: Option<String>, has_passkey: bool) -> impl IntoView {
    let locale = locale();
    let passkey_next = next.clone();
    view! {
        <Form door=GiveCode::PATH class="form">
            {next.map(|next| view! { <input type="hidden" name="next" value=next/> })}
            <TextField
                name="secret_code"
                label=say!(locale, "factor-code")
                hint=say!(locale, "factor-code-hint")
                autocomplete="one-time-code"
                maxlength=40
                required=true
                autofocus=true
            />
            <SubmitButton size=Size::Wide>{say!(locale, "team-sign-in")}</SubmitButton>
        </Form>
        {has_passkey.then(|| view! { <GivePasskeyForm next=passkey_next/> })}
        <p class="auth-links">
            <a class="link" href=paths::login()>{say!(locale, "team-back-to-sign-in")}</a>
        </p>
    }
}
