//! `/forgot`

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::say;

use super::doors::RequestReset;
use super::speak::Languages;
use crate::ui::{Size, SubmitButton, TextField};
use crate::{Form, Sheet, bare, locale, paths};

/// Where one asks for a link to choose a new password.
pub fn forgot_page() -> impl IntoView {
    bare(async {
        let locale = locale();
        let body = view! {
            <p class="auth-about">{say!(locale, "team-forgot-about")}</p>
            <Form door=RequestReset::PATH class="form">
                <TextField
                    name="email"
                    kind="email"
                    label=say!(locale, "team-email")
                    autocomplete="username"
                    required=true
                    autofocus=true
                />
                <SubmitButton size=Size::Wide>{say!(locale, "team-post-link")}</SubmitButton>
            </Form>
            <p class="auth-links">
                <a class="link" href=paths::login()>{say!(locale, "team-back-to-sign-in")}</a>
            </p>
            <Languages/>
        };
        Ok(Sheet::new(say!(locale, "team-forgot"), body))
    })
}
