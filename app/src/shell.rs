//! The frame around a page: where one can go, what was just done, who is signed in.

use islands::{Keys, LiveMark, LiveWords, Palette, PaletteWords};
use leptos::prelude::*;

use switchboard::access::Right;
use switchboard::say;

use crate::page::TabTitle;
use crate::ui::{AuthLayout, MenuLink, NavItem, Notice, Person, Shell, WorkspaceLink};
use crate::{Problem, Sheet, locale, paths, visit};

/// A place that the navigation leads to.
struct Place {
    path: &'static str,
    sentence: &'static str,
    icon: &'static str,
    right: Right,
    daily: bool,
    /// Stands in the bar of narrow screens.
    tab: bool,
}

const PLACES: &[Place] = &[
    Place { path: "/", sentence: "nav-today", icon: "sun", right: Right::Belong, daily: true, tab: true },
    Place {
        path: "/channels",
        sentence: "nav-channels",
        icon: "radio-tower",
        right: Right::ChannelsRead,
        daily: false,
        tab: true,
    },
];

/// How many wait, for the navigation.
#[derive(Debug, Clone, Copy, Default)]
struct Waiting {
    inbox: u64,
    escalations: u64,
}

async fn waiting() -> Waiting {
    Waiting::default()
}

/// The shell of a workspace's pages.
pub async fn shell(sheet: Sheet) -> AnyView {
    let visit = visit();
    let locale = visit.locale;
    let (Some(here), Some(account)) = (visit.here.clone(), visit.account.clone()) else {
        return bare(sheet).into_any();
    };
    let waiting = waiting().await;
    let current = current_path();
    let item = |place: &Place| NavItem {
        href: paths::here(place.path),
        label: locale.say(place.sentence, &[]),
        icon: place.icon,
        current: is_current(place.path, &current),
        count: match place.path {
            "/inbox" => waiting.inbox,
            "/escalations" => waiting.escalations,
            _ => 0,
        },
        hot: place.path == "/escalations",
    };
    let rights = here.role.rights();
    let allowed = || PLACES.iter().filter(|place| rights.has(place.right));
    let workspaces = visit
        .workspaces
        .iter()
        .map(|it| WorkspaceLink {
            href: paths::inside(&it.slug, "/"),
            name: it.name.clone(),
            current: it.slug == here.slug,
        })
        .collect();
    let title = (!sheet.own_heading).then(|| sheet.title.clone());
    let actions = sheet.actions;
    view! {
        <TabTitle title=sheet.title/>
        <Shell
            workspace=here.name.clone()
            workspaces=workspaces
            work=allowed().filter(|it| it.daily).map(item).collect()
            setup=allowed().filter(|it| !it.daily).map(item).collect()
            tabs=allowed().filter(|it| it.tab).map(item).collect()
            person=Person { name: account.name.clone(), available: !here.away }
            person_menu=person_menu().into_any()
            search=paths::here("/search")
            help=paths::here("/help")
            title=title
            actions=actions
            notices=notices().into_any()
            live=live_mark().into_any()
        >
            {sheet.body}
        </Shell>
        <Keys/>
        {palette()}
    }
    .into_any()
}

/// Says whether the page is live.
fn live_mark() -> impl IntoView {
    let locale = locale();
    let words = LiveWords {
        live: say!(locale, "live-on"),
        reconnecting: say!(locale, "live-reconnecting"),
        offline: say!(locale, "live-offline"),
        new_rows: say!(locale, "live-new-rows", count = "{}"),
    };
    view! { <LiveMark stream=paths::here("/events") words=words/> }
}

/// Finds everything that the page offers.
fn palette() -> impl IntoView {
    let locale = locale();
    let words = PaletteWords {
        title: say!(locale, "palette-title"),
        placeholder: say!(locale, "palette-placeholder"),
        nothing: say!(locale, "palette-nothing"),
        search: say!(locale, "palette-search", words = "{}"),
    };
    view! { <Palette words=words search=format!("{}?q=", paths::here("/inbox"))/> }
}

/// The entries under the person's name.
fn person_menu() -> impl IntoView {
    view! { <MenuLink href=paths::here("/account")>{say!(locale(), "nav-account")}</MenuLink> }
}

/// What the last form left: what was done, and what was refused.
fn notices() -> impl IntoView {
    let flash = visit().flash.clone().unwrap_or_default();
    let refused = match flash.problem {
        // Stands beside its field or above its form.
        None | Some(Problem::Invalid { .. }) => None,
        Some(problem) => Some(view! { <Notice text=problem.to_string() failed=true/> }),
    };
    let done = flash.notices.into_iter().map(|text| view! { <Notice text=text/> }).collect_view();
    view! {
        {refused}
        {done}
    }
}

/// The path of the page inside its workspace.
fn current_path() -> String {
    let visit = visit();
    let path = visit.address.split('?').next().unwrap_or("/");
    let inside = visit.here.as_ref().and_then(|here| path.strip_prefix(&paths::inside(&here.slug, "/")));
    match inside {
        Some("") | None => "/".to_owned(),
        Some(path) => path.to_owned(),
    }
}

fn is_current(place: &str, path: &str) -> bool {
    path == place || (place != "/" && path.strip_prefix(place).is_some_and(|rest| rest.starts_with('/')))
}

/// The frame of pages outside of any workspace.
pub fn bare(sheet: Sheet) -> impl IntoView {
    view! {
        <TabTitle title=sheet.title.clone()/>
        <AuthLayout title=sheet.title>
            {notices()}
            {sheet.body}
        </AuthLayout>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_current_on_its_own_pages_only() {
        assert!(is_current("/inbox", "/inbox/42"));
        assert!(!is_current("/inbox", "/inboxes"));
        assert!(!is_current("/", "/inbox"));
    }
}
