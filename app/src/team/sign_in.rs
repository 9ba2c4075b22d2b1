//! `/login`

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_query_map;
use switchboard::say;

use super::doors::SignIn;
use super::passkeys::SignInByPasskeyForm;
use super::provided;
use super::speak::Languages;
use crate::ui::{Size, SubmitButton, TextField};
use crate::{Form, Sheet, bare, locale, paths, visit};

/// Where one signs in; `?next=` is where one wanted to go.
pub fn sign_in_page() -> impl IntoView {
    let next = use_query_map().with_untracked(|query| query.get("next"));
    bare(async move {
        if visit().account.is_some() {
            leptos_axum::redirect("/", false);
        }
        let offered = provided::wanted(next.as_deref()).await?;
        let body = view! {
            {offered.map(|it| provided::way_out(it, next.clone()))}
            <SignInForm next=next/>
        };
        Ok(Sheet::new(say!(locale(), "team-sign-in"), body))
    })
}

/// The form: address and password.
#[component]
pub(super) fn SignInForm(
    /// Where one wanted to go.
    next: Option<String>,
) -> impl IntoView {
    let locale = locale();
    let passkey_next = next.clone();
    view! {
        <Form door=SignIn::PATH class="form">
            {next.map(|next| view! { <input type="hidden" name="next" value=next/> })}
            <TextField
                name="email"
                kind="email"
                label=say!(locale, "team-email")
                autocomplete="username"
                required=true
                autofocus=true
            />
            <TextField
                name="password"
                kind="password"
                label=say!(locale, "team-password")
                autocomplete="current-password"
                required=true
            />
            <SubmitButton size=Size::Wide>{say!(locale, "team-sign-in")}</SubmitButton>
        </Form>
        <SignInByPasskeyForm next=passkey_next/>
        <p class="auth-links">
            <a class="link" href=paths::forgot()>{say!(locale, "team-forgot")}</a>
            <a class="link" href=paths::LOGIN_WITH>{say!(locale, "provider-sign-in")}</a>
            <a class="link" href=paths::signup()>{say!(locale, "team-new-here")}</a>
        </p>
        <Languages/>
    }
}
