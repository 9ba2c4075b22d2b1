//! The frames: a signed-in page, and signing in.

use leptos::prelude::*;

use super::group;
use crate::ui::*;

/// The frame around `content`, as Amélie sees it on the page `current`.
pub(super) fn framed(
    current: &'static str,
    title: Option<String>,
    actions: Option<AnyView>,
    content: AnyView,
) -> AnyView {
    let item = |label: &str, icon: &'static str, count: i64| NavItem {
        href: format!("#{label}"),
        label: label.to_owned(),
        icon,
        current: label == current,
        count,
        hot: label == "Escalations",
        key: "",
    };
    let work = vec![
        item("Today", "sun", 0),
        item("Inbox", "inbox", 24),
        item("Escalations", "bell-ring", 3),
        item("Leads", "target", 0),
        item("Contacts", "users", 0),
    ];
    let setup = vec![
        item("Knowledge", "book-open", 0),
        item("Assistants", "sparkle", 0),
        item("Channels", "radio-tower", 0),
        item("Team", "user-plus", 0),
        item("Settings", "settings", 0),
    ];
    let tabs = vec![
        item("Inbox", "inbox", 24),
        item("Escalations", "bell-ring", 3),
        item("Leads", "target", 0),
        item("Today", "sun", 0),
        item("More", "menu", 0),
    ];
    let workspaces = ["Ma Boutique", "Nordic Wholesale"].map(|name| WorkspaceLink {
        href: format!("#{name}"),
        name: name.to_owned(),
        current: name == "Ma Boutique",
    });
    let menu = view! { <MenuLink href="#account" icon=Some("user")>"Account"</MenuLink> }.into_any();
    view! {
        <Shell
            workspace="Ma Boutique"
            workspaces=workspaces.to_vec()
            work=work
            setup=setup
            tabs=tabs
            person=Person { name: "Amélie Renard".to_owned(), available: true }
            person_menu=menu
            search="#search"
            help="#help"
            title=title
            actions=actions.unwrap_or_else(|| ().into_any())
        >
            {content}
        </Shell>
    }
    .into_any()
}

/// The people of a workspace, one a row.
fn team(theme: &'static str) -> impl IntoView {
    let columns = vec![Column::new("Name"), Column::new("Role"), Column::new("Last seen").wide_only()];
    let rows = [("Amélie Renard", "Agent"), ("Bruno Diaz", "Manager"), ("Claire Petit", "Owner")]
        .map(|(name, role)| {
            view! {
                <tr>
                    <th scope="row">
                        <a class="inline-flex items-center gap-2.5" href="#member">
                            <Avatar name=name size=AvatarSize::Small/>
                            {name}
                        </a>
                    </th>
                    <td>
                        <Badge>{role}</Badge>
                    </td>
                    <td class="wide-only">"2 min"</td>
                </tr>
            }
        })
        .collect_view();
    view! { <DataTable caption=format!("Team {theme}") columns=columns>{rows}</DataTable> }
}

/// The same among the parts.
pub(super) fn members(theme: &'static str) -> AnyView {
    group("Members of a team", view! { <div class="panel">{team(theme)}</div> })
}

/// A page with a table, in the frame.
pub fn list_in_shell() -> AnyView {
    let actions = view! {
        <LinkButton href="#roles" variant=Variant::Quiet>"Roles"</LinkButton>
        <LinkButton href="#invite" variant=Variant::Primary icon=Some("plus")>"Invite someone"</LinkButton>
    };
    let content = view! {
        <div class="page stack">
            <div class="panel">
                {team("")}
            </div>
        </div>
    };
    framed("Team", Some("Team".to_owned()), Some(actions.into_any()), content.into_any())
}

/// Signing in.
pub fn sign_in() -> AnyView {
    let foot = view! {
        <a href="#en" lang="en" aria-current="true">"English"</a>
        <a href="#fr" lang="fr">"Français"</a>
    };
    view! {
        <AuthLayout title="Sign in" foot=foot.into_any()>
            <form class="form" method="post">
                <TextField name="email" label="Email" kind="email" required=true autocomplete="username"/>
                <TextField name="password" label="Password" kind="password" required=true autocomplete="current-password"/>
                <SubmitButton size=Size::Wide>"Sign in"</SubmitButton>
                <p class="auth-or">"or"</p>
                <Button size=Size::Wide icon=Some("key-round")>"Use a passkey"</Button>
            </form>
            <p class="auth-links">
                <a class="link" href="#forgot">"Forgot your password?"</a>
                <a class="link" href="#signup">"Create a workspace"</a>
            </p>
        </AuthLayout>
    }
    .into_any()
}
