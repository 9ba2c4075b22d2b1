//! The frame around a page: where one can go, what was just done, who is signed in.

use islands::{Keys, LiveMark, LiveWords, Palette, PaletteWords};
use leptos::prelude::*;

use switchboard::access::{InboxRead, Right};
use switchboard::{escalations, inbox, notifications, say};

use crate::page::TabTitle;
use crate::ui::{AuthLayout, NavItem, Notice, Person, Shell, Size, SubmitButton, Variant, WorkspaceLink};
use crate::visits::Undo;
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
    /// The keys that lead there.
    key: &'static str,
}

const fn daily(path: &'static str, sentence: &'static str, icon: &'static str, key: &'static str) -> Place {
    Place { path, sentence, icon, right: Right::InboxRead, daily: true, tab: true, key }
}

const fn setup(
    path: &'static str,
    sentence: &'static str,
    icon: &'static str,
    key: &'static str,
    right: Right,
) -> Place {
    Place { path, sentence, icon, right, daily: false, tab: false, key }
}

const PLACES: &[Place] = &[
    daily("/", "nav-today", "sun", "G T"),
    daily("/inbox", "nav-inbox", "inbox", "G I"),
    daily("/escalations", "nav-escalations", "bell-ring", "G E"),
    Place {
        path: "/notifications",
        sentence: "notifications-title",
        icon: "bell",
        right: Right::InboxRead,
        daily: true,
        tab: false,
        key: "G F",
    },
    Place {
        path: "/contacts",
        sentence: "nav-contacts",
        icon: "users",
        right: Right::ContactsRead,
        daily: true,
        tab: false,
        key: "G C",
    },
    Place {
        path: "/companies",
        sentence: "nav-companies",
        icon: "building-2",
        right: Right::ContactsRead,
        daily: true,
        tab: false,
        key: "G B",
    },
    Place {
        path: "/leads",
        sentence: "leads-title",
        icon: "target",
        right: Right::LeadsRead,
        daily: true,
        tab: false,
        key: "G L",
    },
    setup("/knowledge", "nav-knowledge", "book-open", "G K", Right::KnowledgeRead),
    setup("/channels", "nav-channels", "radio-tower", "G H", Right::ChannelsRead),
    setup(paths::ASSISTANT, "nav-assistant", "bot", "G A", Right::AssistantTune),
    setup(paths::SAVED_REPLIES, "replies-all", "message-square", "", Right::KnowledgeWrite),
    setup("/analytics", "analytics-title", "chart-no-axes-column", "G N", Right::InboxRead),
    setup("/team", "nav-team", "user-plus", "G M", Right::TeamRead),
    setup(paths::BILLING, "nav-billing", "credit-card", "", Right::BillingRead),
    setup("/audit", "nav-audit", "shield-check", "G U", Right::AuditRead),
    setup("/outbox", "nav-outbox", "mail", "", Right::WorkspaceManage),
    setup(paths::SETTINGS, "nav-settings", "settings", "G S", Right::WorkspaceManage),
    Place { path: "/more", sentence: "nav-more", icon: "menu", right: Right::Belong, daily: false, tab: true, key: "" },
];

/// Whether there is such a place in this installation: the outbox exists during development alone, plans where it charges.
fn exists(place: &Place) -> bool {
    let visit = visit();
    match place.path {
        "/outbox" => visit.house.development,
        paths::BILLING => visit.desk.charges(),
        _ => true,
    }
}

/// Every place that the person may go to, without counts.
pub fn places() -> Vec<NavItem> {
    let visit = visit();
    let rights = visit.here.as_ref().map(|it| it.rights()).unwrap_or_default();
    let current = current_path();
    PLACES
        .iter()
        .filter(|place| rights.has(place.right) && exists(place))
        .map(|place| item(place, &current, Waiting::default()))
        .collect()
}

fn item(place: &Place, current: &str, waiting: Waiting) -> NavItem {
    NavItem {
        href: paths::here(place.path),
        label: locale().say(place.sentence, &[]),
        icon: place.icon,
        current: is_current(place.path, current),
        count: match place.path {
            "/inbox" => waiting.inbox,
            "/escalations" => waiting.escalations,
            "/notifications" => waiting.notifications,
            _ => 0,
        },
        hot: matches!(place.path, "/escalations" | "/notifications"),
        key: place.key,
    }
}

/// How many wait, for the navigation.
#[derive(Debug, Clone, Copy, Default)]
struct Waiting {
    inbox: i64,
    escalations: i64,
    notifications: i64,
}

/// Counts by the same query as the list, so that the two always agree.
async fn waiting() -> Waiting {
    let counted = async {
        let mut tx = crate::access::require(InboxRead).await?;
        let inbox = match visit().to_answer() {
            Some(counted) => counted,
            None => inbox::to_answer(&mut tx).await?,
        };
        let (escalations, _) = escalations::counts(&mut tx, escalations::Filter::default()).await?;
        let notifications = notifications::unread(&mut tx).await?;
        Ok::<_, Problem>(Waiting { inbox, escalations, notifications })
    };
    // A page without counts is better than no page.
    counted.await.unwrap_or_default()
}

/// The shell of a workspace's pages.
pub async fn shell(sheet: Sheet) -> AnyView {
    let visit = visit();
    let (Some(here), Some(account)) = (visit.here.clone(), visit.account.clone()) else {
        return bare(sheet).into_any();
    };
    let waiting = waiting().await;
    let current = current_path();
    let item = |place: &Place| item(place, &current, waiting);
    let rights = here.rights();
    let allowed = || PLACES.iter().filter(|place| rights.has(place.right) && exists(place));
    let workspaces = visit
        .workspaces
        .iter()
        .map(|it| WorkspaceLink {
            href: paths::inside(&it.slug, "/"),
            name: it.name.clone(),
            current: it.slug == here.slug,
        })
        .collect();
    let notices = view! {
        {crate::billing::banner()}
        {notices()}
    }
    .into_any();
    let title = (!sheet.own_heading).then(|| sheet.title.clone());
    let actions = sheet.actions;
    view! {
        <TabTitle title=sheet.title waiting=waiting.inbox/>
        <Shell
            workspace=here.name.clone()
            workspaces=workspaces
            workspace_more=crate::team::workspace_menu().into_any()
            work=allowed().filter(|it| it.daily).map(item).collect()
            setup=allowed().filter(|it| !it.daily && it.path != "/more").map(item).collect()
            tabs=allowed().filter(|it| it.tab).map(item).collect()
            person=Person { name: account.name.clone(), available: !here.away }
            person_menu=crate::team::person_menu().into_any()
            search=paths::here("/search")
            help=paths::here("/help")
            narrow=visit.is_narrow
            sidebar_toggle=crate::team::sidebar_toggle().into_any()
            title=title
            about=sheet.about
            actions=actions
            banner=crate::team::viewing_banner().into_any()
            notices=notices
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
    // The stream begins where the page ends: what happens until it is open is told first.
    let made = visit().desk.now().unix_timestamp_nanos() / 1_000_000;
    view! { <LiveMark stream=paths::here(&format!("/events?since={made}")) words=words/> }
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

/// What the last form left: what was done, and what was refused.
fn notices() -> impl IntoView {
    let flash = visit().flash.clone().unwrap_or_default();
    let refused = match flash.problem {
        // Stands beside its field or above its form.
        None | Some(Problem::Invalid { .. }) => None,
        Some(problem) => Some(view! { <Notice text=problem.to_string() failed=true/> }),
    };
    let done = flash
        .notices
        .into_iter()
        .map(|it| view! { <Notice text=it.sentence>{it.undo.map(undo_form)}</Notice> })
        .collect_view();
    view! {
        {refused}
        {done}
    }
}

/// Takes back what was just done.
fn undo_form(undo: Undo) -> impl IntoView {
    let fields = undo
        .fields
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view();
    view! {
        <form method="post" action=paths::here(&undo.door)>
            {fields}
            <SubmitButton size=Size::Small variant=Variant::Quiet icon=Some("undo-2") kbd="Z">{say!(locale(), "ui-undo")}</SubmitButton>
        </form>
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
        <TabTitle title=sheet.title.clone() waiting=0/>
        <AuthLayout title=sheet.title>
            {crate::team::viewing_banner()}
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
