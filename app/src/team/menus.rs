//! What the team puts into the menus of the shell.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::access::Right;
use switchboard::say;
use switchboard::team::Presence;

use super::doors::{SetPresence, SetSidebar, SignOut};
use crate::inbox::TakeNext;
use crate::ui::{Button, ButtonKind, Icon, Kbd, MenuLink, Size, Variant};
use crate::{Form, locale, paths, visit};

/// The entries under the person's name: presence, account, sign out.
pub fn person_menu() -> impl IntoView {
    let locale = locale();
    let is_away = visit().here.as_ref().is_some_and(|here| here.away);
    let (next, words, icon) = match is_away {
        true => (Presence::Available, say!(locale, "team-be-available"), "user-check"),
        false => (Presence::Away, say!(locale, "team-be-away"), "coffee"),
    };
    // Offered everywhere, so that its key works everywhere.
    let take_next = visit().here.as_ref().is_some_and(|here| here.rights().has(Right::InboxReply)).then(|| {
        view! { <MenuForm door=TakeNext::PATH icon="hand" words=say!(locale, "inbox-take-next") kbd="T"/> }
    });
    view! {
        {take_next}
        <MenuForm door=SetPresence::PATH hidden=vec![("presence", next.to_string())] icon=icon words=words/>
        <MenuLink href=paths::account() icon=Some("user")>{say!(locale, "nav-account")}</MenuLink>
        <MenuForm door=SignOut::PATH icon="log-out" words=say!(locale, "team-sign-out")/>
    }
}

/// Makes the sidebar a rail of icons, or wide again.
pub fn sidebar_toggle() -> impl IntoView {
    let is_narrow = visit().is_narrow;
    let label = if is_narrow { say!(locale(), "ui-sidebar-widen") } else { say!(locale(), "ui-sidebar-collapse") };
    view! {
        <Form door=SetSidebar::PATH hidden=vec![("narrow", (!is_narrow).to_string())] class="sidebar-toggle">
            <Button kind=ButtonKind::Submit icon=Some("panel-right") label=label variant=Variant::Quiet size=Size::Small kbd="W"/>
        </Form>
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
    #[prop(optional, into)] kbd: Option<String>,
) -> impl IntoView {
    view! {
        <li>
            <Form door=door hidden=hidden>
                <button type="submit" class="menu-item" aria-keyshortcuts=kbd>
                    <Icon name=icon/>
                    {words}
                    {kbd.clone().map(|key| view! { <Kbd key=key/> })}
                </button>
            </Form>
        </li>
    }
}
