//! `/login/code`

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_query_map;
use switchboard::say;

use super::doors::GiveCode;
use super::session;
use crate::ui::{LinkButton, Size, SubmitButton, TextField};
use crate::{Form, Sheet, bare, locale, paths};

/// Where somebody whose password was right gives a code of their app, or a recovery code; `?next=`
/// is where they wanted to go.
pub fn code_page() -> impl IntoView {
    let next = use_query_map().with_untracked(|query| query.get("next"));
    bare(async move {
        let locale = locale();
        let body = match session::half().await? {
            Some(_) => view! { <CodeForm next=next/> }.into_any(),
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
fn CodeForm(next: Option<String>) -> impl IntoView {
    let locale = locale();
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
        <p class="auth-links">
            <a class="link" href=paths::login()>{say!(locale, "team-back-to-sign-in")}</a>
        </p>
    }
}
