//! `/invitation/:token`

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_params_map;
use switchboard::say;
use switchboard::team::{self, InvitationState, Invited, Secret};

use super::doors::{AcceptAsNew, AcceptInvitation, SignOut};
use super::roles::role_name;
use super::sign_in::SignInForm;
use crate::ui::{LinkButton, Size, SubmitButton, TextField};
use crate::{Form, Sheet, bare, locale, paths, visit};

/// Where an invited person comes in: as who they are, or as somebody new.
pub fn invitation_page() -> impl IntoView {
    let token = use_params_map().with_untracked(|params| params.get("token")).unwrap_or_default();
    bare(async move {
        let visit = visit();
        let locale = visit.locale;
        let Some((invited, has_account)) = team::invitation(&visit.desk, &Secret::presented(&token)).await? else {
            let body = view! { <p class="auth-about">{say!(locale, "team-invitation-gone")}</p> };
            return Ok(Sheet::new(say!(locale, "team-invitation"), body));
        };
        let title = say!(locale, "team-invitation-to", workspace = invited.workspace.as_str());
        let state = invited.state(visit.desk.now());
        if state != InvitationState::Open {
            return Ok(Sheet::new(title, view! { <Over state=state inviter=invited.inviter/> }));
        }
        let about = say!(
            locale,
            "team-invitation-about",
            inviter = invited.inviter.as_str(),
            email = invited.email.as_str(),
            role = role_name(invited.role)
        );
        let way_in = match &visit.account {
            Some(account) if account.email == invited.email.as_str() => view! { <Accept token=token/> }.into_any(),
            Some(account) => view! { <SomebodyElse email=account.email.clone()/> }.into_any(),
            None if has_account => {
                let back = Some(paths::invitation(&token));
                view! {
                    <p>{say!(locale, "team-invitation-sign-in")}</p>
                    <SignInForm next=back/>
                }
                .into_any()
            }
            None => view! { <AsNew token=token invited=invited/> }.into_any(),
        };
        Ok(Sheet::new(title, view! { <p class="auth-about">{about}</p> {way_in} }))
    })
}

/// It can no longer be accepted, and whom to ask.
#[component]
fn Over(state: InvitationState, inviter: String) -> impl IntoView {
    let locale = locale();
    let sentence = match state {
        InvitationState::Accepted => say!(locale, "team-invitation-accepted"),
        InvitationState::Revoked => say!(locale, "team-invitation-revoked", inviter = inviter),
        InvitationState::Expired | InvitationState::Open => say!(locale, "team-invitation-expired", inviter = inviter),
    };
    view! {
        <p class="auth-about">{sentence}</p>
        <LinkButton href=paths::login()>{say!(locale, "team-sign-in")}</LinkButton>
    }
}

/// Signed in as the invited person: one press.
#[component]
fn Accept(token: String) -> impl IntoView {
    view! {
        <Form door=AcceptInvitation::PATH class="form">
            <input type="hidden" name="token" value=token/>
            <SubmitButton size=Size::Wide>{say!(locale(), "team-accept")}</SubmitButton>
        </Form>
    }
}

/// Signed in as somebody else, whose address the invitation is not for.
#[component]
fn SomebodyElse(email: String) -> impl IntoView {
    let locale = locale();
    view! {
        <p>{say!(locale, "team-invitation-somebody-else", email = email)}</p>
        <Form door=SignOut::PATH class="form">
            <SubmitButton>{say!(locale, "team-sign-out")}</SubmitButton>
        </Form>
    }
}

/// Somebody new: a name and a password.
#[component]
fn AsNew(token: String, invited: Invited) -> impl IntoView {
    let locale = locale();
    view! {
        <Form door=AcceptAsNew::PATH class="form">
            <input type="hidden" name="token" value=token/>
            <TextField
                name="email"
                kind="email"
                label=say!(locale, "team-email")
                value=invited.email.to_string()
                autocomplete="username"
                readonly=true
            />
            <TextField name="name" label=say!(locale, "team-name") autocomplete="name" required=true autofocus=true/>
            <TextField
                name="password"
                kind="password"
                label=say!(locale, "team-password")
                hint=say!(locale, "team-password-hint")
                autocomplete="new-password"
                required=true
            />
            <SubmitButton size=Size::Wide>{say!(locale, "team-accept")}</SubmitButton>
        </Form>
    }
}
