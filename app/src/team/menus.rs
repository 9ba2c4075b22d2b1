//! What the team puts into the menus of the shell.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::say;
use switchboard::team::Presence;

use super::doors::{SetPresence, SignOut};
use crate::ui::{Icon, MenuLink};
use crate::{Form, locale, paths, visit};

/// The entries under the person's name: presence, account, sign out.
pub fn person_menu() -> impl IntoView {
    let locale = locale();
    let is_away = visit().here.as_ref().is_some_and(|here| here.away);
    let (next, words, icon) = match is_away {
        true => (Presence::Available, say!(locale, "team-be-available"), "user-check"),
        false => (Presence::Away, say!(locale, "team-be-away"), "coffee"),
    };
    view! {
        <MenuForm door=SetPresence::PATH hidden=vec![("presence", next.to_string())] icon=icon words=words/>
        <MenuLink href=paths::account() icon=Some("user")>{say!(locale, "nav-account")}</MenuLink>
        <MenuForm door=SignOut::PATH icon="log-out" words=say!(locale, "team-sign-out")/>
    }
}

/// The last entry of the workspace switcher.
pub fn workspace_menu() -> impl IntoView {
    view! {
        <MenuLink href=paths::new_workspace() icon=Some("plus")>{say!(locale(), "team-new-workspace")}</MenuLink>
    }
}

/// An entry of a menu that is a form of its own.
#[component]
fn MenuForm(
    door: &'static str,
    #[prop(optional)] hidden: Vec<(&'static str, String)>,
    icon: &'static str,
    words: String,
) -> impl IntoView {
    view! {
        <li>
            <Form door=door hidden=hidden>
                <button type="submit" class="menu-item">
                    <Icon name=icon/>
                    {words}
                </button>
            </Form>
        </li>
    }
}
