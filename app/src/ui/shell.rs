//! The frame of every signed-in page: navigation, and the sheet with its header.

use leptos::prelude::*;
use switchboard::say;

use super::{
    Avatar, AvatarSize, Icon, IconSize, Kbd, Mark, MenuHeading, MenuLink, NavItem, NavList, TabBar, Toasts, locale,
};

/// A workspace that the person may enter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkspaceLink {
    /// Its first page.
    pub href: String,
    /// Its name.
    pub name: String,
    /// It is the one shown.
    pub current: bool,
}

/// Whoever is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their name.
    pub name: String,
    /// Whether new conversations may come to them.
    pub available: bool,
}

/// The frame of a signed-in page. Its children are the sheet's content, which brings its own
/// padding (`.page`) or fills the sheet (`.panes`).
#[component]
pub fn Shell(
    /// The workspace shown.
    #[prop(into)]
    workspace: String,
    /// Every workspace that the person may enter.
    workspaces: Vec<WorkspaceLink>,
    /// More entries of the workspace menu: "New workspace".
    #[prop(optional)]
    workspace_more: Option<AnyView>,
    /// The daily pages.
    work: Vec<NavItem>,
    /// The pages one sets up with.
    setup: Vec<NavItem>,
    /// The bar of narrow screens.
    tabs: Vec<NavItem>,
    /// Whoever is signed in.
    person: Person,
    /// The entries of their menu: presence, account, theme, sign out.
    person_menu: AnyView,
    /// The search page; a script opens the palette instead.
    #[prop(into)]
    search: String,
    /// The help page.
    #[prop(into)]
    help: String,
    /// The sidebar is a rail of icons.
    #[prop(optional)]
    narrow: bool,
    /// What makes it one, or wide again.
    #[prop(optional)]
    sidebar_toggle: Option<AnyView>,
    /// The page's heading. Absent where the content has its own `h1`.
    #[prop(optional_no_strip, into)]
    title: Option<String>,
    /// A few words beside the heading.
    #[prop(optional_no_strip, into)]
    about: Option<String>,
    /// What one can do, beside the heading.
    #[prop(optional)]
    actions: Option<AnyView>,
    /// [`Tabs`](super::Tabs) under the heading.
    #[prop(optional)]
    sections: Option<AnyView>,
    /// A fact about the whole workspace, above the sheet.
    #[prop(optional)]
    banner: Option<AnyView>,
    /// The state of the live stream: the island that says "Reconnecting".
    #[prop(optional)]
    live: Option<AnyView>,
    /// [`Notice`](super::Notice)s: what was just done.
    #[prop(optional)]
    notices: Option<AnyView>,
    /// The content.
    children: Children,
) -> impl IntoView {
    let locale = locale();
    let header = title.map(|title| {
        view! {
            <header class="sheet-header">
                <h1 class="sheet-title">{title}</h1>
                {about.map(|words| view! { <p class="sheet-about">{words}</p> })}
                {actions.map(|actions| view! { <div class="sheet-actions">{actions}</div> })}
            </header>
        }
    });
    view! {
        <a class="skip-link btn" href="#content">{say!(locale, "ui-skip")}</a>
        <div class="shell" data-sidebar=narrow.then_some("narrow")>
            {banner}
            <div class="shell-body">
                <header class="sidebar">
                    <WorkspaceSwitcher name=workspace workspaces=workspaces more=workspace_more/>
                    <Find href=search/>
                    <nav class="sidebar-nav" aria-label=say!(locale, "ui-nav")>
                        <NavList items=work/>
                        {(!setup.is_empty())
                            .then(|| {
                                view! {
                                    <p class="nav-heading">{say!(locale, "ui-nav-setup")}</p>
                                    <hr class="sidebar-rule"/>
                                    <NavList items=setup/>
                                }
                            })}
                    </nav>
                    <div class="sidebar-foot">
                        <PersonMenu person=person menu=person_menu/>
                        <a
                            class="btn btn-quiet btn-sm btn-icon sidebar-help"
                            href=help
                            aria-keyshortcuts="?"
                            aria-label=say!(locale, "ui-help")
                        >
                            <Icon name="circle-question-mark"/>
                        </a>
                        {sidebar_toggle}
                    </div>
                </header>
                <main class="sheet" id="content" tabindex="-1">
                    {notices}
                    {header}
                    {sections.map(|tabs| view! { <div class="sheet-tabs">{tabs}</div> })}
                    {live}
                    <div class="sheet-body">{children()}</div>
                </main>
            </div>
            <TabBar items=tabs/>
        </div>
        <Toasts/>
    }
}

/// The workspace shown, and the others.
#[component]
fn WorkspaceSwitcher(name: String, workspaces: Vec<WorkspaceLink>, more: Option<AnyView>) -> impl IntoView {
    let locale = locale();
    let links = workspaces
        .into_iter()
        .map(|it| view! { <MenuLink href=it.href current=it.current>{it.name}</MenuLink> })
        .collect_view();
    view! {
        <button
            type="button"
            class="workspace"
            popovertarget="workspaces"
            aria-haspopup="true"
            aria-label=say!(locale, "ui-switch-workspace", name = name)
        >
            <Mark/>
            <span class="nav-word">{name.clone()}</span>
            <Icon name="chevrons-up-down" size=IconSize::Small/>
        </button>
        <div class="menu" id="workspaces" popover="auto">
            <ul>
                <MenuHeading>{say!(locale, "ui-workspaces")}</MenuHeading>
                {links}
                {more}
            </ul>
        </div>
    }
}

/// The way to the search page. A script opens the palette instead.
#[component]
fn Find(href: String) -> impl IntoView {
    view! {
        <a class="find" href=href data-palette="true" aria-keyshortcuts="/">
            <Icon name="search"/>
            <span class="nav-word">{say!(locale(), "ui-search")}</span>
            <span class="keys">
                <Kbd key="⌘"/>
                <Kbd key="K"/>
            </span>
        </a>
    }
}

/// Whoever is signed in, whether they are there, and their menu.
#[component]
fn PersonMenu(person: Person, menu: AnyView) -> impl IntoView {
    let locale = locale();
    let (word, presence) =
        if person.available { (say!(locale, "ui-available"), "available") } else { (say!(locale, "ui-away"), "away") };
    view! {
        <button type="button" class="person" popovertarget="person" aria-haspopup="true">
            <span class="presence" data-presence=presence>
                <Avatar name=person.name.clone() size=AvatarSize::Small/>
            </span>
            <span class="nav-word">{person.name.clone()}</span>
            <span class="sr-only">", " {word.clone()}</span>
        </button>
        <div class="menu" id="person" popover="auto">
            <ul>
                <MenuHeading>{person.name} ", " {word}</MenuHeading>
                {menu}
            </ul>
        </div>
    }
}
