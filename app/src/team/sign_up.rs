//! `/signup`

use islands::SlugCheck;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::say;

use super::doors::{CheckSlug, SignUp};
use super::speak::Languages;
use crate::ui::{Size, SubmitButton, TextField};
use crate::{Form, Sheet, bare, locale, paths, visit};

/// Where somebody new opens a workspace.
pub fn sign_up_page() -> impl IntoView {
    bare(async {
        if visit().account.is_some() {
            leptos_axum::redirect(&paths::new_workspace(), false);
        }
        Ok(Sheet::new(say!(locale(), "team-sign-up"), view! { <SignUpForm/> }))
    })
}

/// The form: person, password, workspace.
#[component]
pub(super) fn SignUpForm() -> impl IntoView {
    let locale = locale();
    view! {
        <Form door=SignUp::PATH class="form">
            <TextField name="name" label=say!(locale, "team-name") autocomplete="name" required=true autofocus=true/>
            <TextField
                name="email"
                kind="email"
                label=say!(locale, "team-email")
                autocomplete="username"
                required=true
            />
            <TextField
                name="password"
                kind="password"
                label=say!(locale, "team-password")
                hint=say!(locale, "team-password-hint")
                autocomplete="new-password"
                required=true
            />
            <WorkspaceFields/>
            <SubmitButton size=Size::Wide>{say!(locale, "team-open-workspace")}</SubmitButton>
        </Form>
        <p class="auth-links">
            <a class="link" href=paths::login()>{say!(locale, "team-have-account")}</a>
        </p>
        <Languages/>
    }
}

/// A new workspace's name and address.
#[component]
pub(super) fn WorkspaceFields() -> impl IntoView {
    let locale = locale();
    view! {
        <TextField
            name="workspace"
            label=say!(locale, "team-workspace")
            hint=say!(locale, "team-workspace-hint")
            autocomplete="organization"
            required=true
        />
        <TextField
            name="slug"
            label=say!(locale, "team-slug")
            hint=say!(locale, "team-slug-hint")
            autocomplete="off"
            optional=true
        />
        <SlugCheck door=CheckSlug::PATH.to_owned()/>
    }
}
