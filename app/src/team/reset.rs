//! `/reset/:token`

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_params_map;
use switchboard::say;
use switchboard::team::{self, Secret};

use super::doors::ResetPassword;
use crate::ui::{LinkButton, Size, SubmitButton, TextField};
use crate::{Form, Sheet, bare, locale, paths, visit};

/// Where one chooses a new password by a link, or learns that the link is over.
pub fn reset_page() -> impl IntoView {
    let token = use_params_map().with_untracked(|params| params.get("token")).unwrap_or_default();
    bare(async move {
        let locale = locale();
        let body = match team::reset_address(&visit().desk, &Secret::presented(&token)).await? {
            Some(email) => view! { <NewPassword token=token email=email.to_string()/> }.into_any(),
            None => view! {
                <p class="auth-about">{say!(locale, "team-reset-over")}</p>
                <LinkButton href=paths::forgot()>{say!(locale, "team-new-link")}</LinkButton>
            }
            .into_any(),
        };
        Ok(Sheet::new(say!(locale, "team-reset"), body))
    })
}

/// The form. The secret is no value of the [`Form`]'s own: those are kept when a door refuses.
#[component]
fn NewPassword(token: String, email: String) -> impl IntoView {
    let locale = locale();
    view! {
        <Form door=ResetPassword::PATH class="form">
            <input type="hidden" name="token" value=token/>
            // For password managers, which want to know whose password it is.
            <TextField name="email" kind="email" label=say!(locale, "team-email") value=email autocomplete="username" readonly=true/>
            <TextField
                name="password"
                kind="password"
                label=say!(locale, "team-new-password")
                hint=say!(locale, "team-password-hint")
                autocomplete="new-password"
                required=true
                autofocus=true
            />
            <SubmitButton size=Size::Wide>{say!(locale, "team-set-password")}</SubmitButton>
        </Form>
    }
}
