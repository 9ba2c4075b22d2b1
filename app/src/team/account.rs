//! `/account`

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::access::Belong;
use switchboard::say;
use switchboard::team::{self, Keyboard, SecondFactor, Theme, sessions};
use switchboard::text::Locale;

use super::doors::{ChangePassword, UpdateAccount};
use super::second_factor::standing;
use super::signed_in_places::SignedInPlaces;
use crate::ui::{LinkButton, Panel, Select, SubmitButton, TextField};
use crate::{Form, Problem, Sheet, access, locale, page, paths, visit};

/// What a person says about themselves, their password, and where they are signed in.
pub fn account_page() -> impl IntoView {
    page(async {
        drop(access::require(Belong).await?);
        let visit = visit();
        let account = visit.account.clone().ok_or(Problem::SignIn)?;
        let signed_in = sessions::of_person(&visit.desk, account.user).await?;
        let factor = team::second_factor(&visit.desk, account.user).await?;
        let locale = visit.locale;
        let email = account.email.clone();
        let body = view! {
            <div class="page page-form stack">
                <Panel title=say!(locale, "team-profile")>
                    <Profile name=account.name email=account.email theme=account.theme keyboard=account.keyboard/>
                </Panel>
                <Panel title=say!(locale, "notifications-title")>
                    <LinkButton href=paths::here(paths::NOTIFICATION_CHOICES) icon=Some("bell")>{say!(locale, "notifications-choices")}</LinkButton>
                </Panel>
                <Panel title=say!(locale, "team-password")>
                    <NewPassword email=email/>
                </Panel>
                <Panel title=say!(locale, "factor-title")>
                    <Factor factor=factor/>
                </Panel>
                <Panel title=say!(locale, "token-title")>
                    <div class="stack">
                        <p class="hint">{say!(locale, "token-about")}</p>
                        <div>
                            <LinkButton href=paths::tokens() icon=Some("key-round")>{say!(locale, "token-manage")}</LinkButton>
                        </div>
                    </div>
                </Panel>
                <Panel title=say!(locale, "team-sessions")>
                    <SignedInPlaces places=signed_in current=visit.key/>
                </Panel>
            </div>
        };
        Ok(Sheet::new(say!(locale, "nav-account"), body))
    })
}

/// Name, language, theme, keyboard.
#[component]
pub(super) fn Profile(
    /// The person's name.
    name: String,
    /// Their address, which stays.
    email: String,
    /// `system`, `light` or `dark`.
    theme: String,
    /// Which keys are heard.
    keyboard: Keyboard,
) -> impl IntoView {
    let locale = locale();
    let languages = Locale::ALL.iter().map(|it| (it.to_string(), it.say("language-name", &[]))).collect();
    let themes = Theme::ALL.iter().map(|it| (it.to_string(), locale.say(&format!("team-theme-{it}"), &[]))).collect();
    let keyboards =
        Keyboard::ALL.iter().map(|it| (it.to_string(), locale.say(&format!("team-keyboard-{it}"), &[]))).collect();
    view! {
        <Form door=UpdateAccount::PATH class="form">
            <TextField name="name" label=say!(locale, "team-name") value=name autocomplete="name" required=true/>
            <TextField
                name="email"
                kind="email"
                label=say!(locale, "team-email")
                value=email
                hint=say!(locale, "team-email-stays")
                readonly=true
            />
            <Select name="language" label=say!(locale, "team-language") options=languages value=locale.to_string()/>
            <Select name="theme" label=say!(locale, "team-theme") options=themes value=theme/>
            <Select
                name="keyboard"
                label=say!(locale, "team-keyboard")
                hint=say!(locale, "team-keyboard-hint")
                options=keyboards
                value=keyboard.to_string()
            />
            <div class="form-actions">
                <SubmitButton>{say!(locale, "team-save")}</SubmitButton>
            </div>
        </Form>
    }
}

/// Whether there is a second factor, and the way to it.
#[component]
fn Factor(factor: Option<SecondFactor>) -> impl IntoView {
    let locale = locale();
    let (about, act) = match factor {
        Some(it) => (standing(&it), say!(locale, "factor-change")),
        None => (say!(locale, "factor-about"), say!(locale, "factor-set-up")),
    };
    view! {
        <div class="stack">
            <p class="hint">{about}</p>
            <div>
                <LinkButton href=paths::second_factor()>{act}</LinkButton>
            </div>
        </div>
    }
}

/// The present password and the new one.
#[component]
fn NewPassword(email: String) -> impl IntoView {
    let locale = locale();
    view! {
        <Form door=ChangePassword::PATH class="form">
            // Hidden, for password managers: whose password it is.
            <input type="text" name="username" value=email autocomplete="username" hidden=true/>
            <TextField
                name="present_password"
                kind="password"
                label=say!(locale, "team-present-password")
                autocomplete="current-password"
                required=true
            />
            <TextField
                name="new_password"
                kind="password"
                label=say!(locale, "team-new-password")
                hint=say!(locale, "team-password-hint")
                autocomplete="new-password"
                required=true
            />
            <div class="form-actions">
                <SubmitButton>{say!(locale, "team-change-password")}</SubmitButton>
            </div>
        </Form>
    }
}
