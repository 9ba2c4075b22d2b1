//! `/settings/roles`

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::access::{Position, Powers, Role, TeamManage};
use switchboard::say;
use switchboard::team::{self, ListedRole, MOST_LISTED};

use super::doors::ViewAs;
use super::roles::{my_powers, role_name};
use crate::ui::{Column, DataTable, Empty, LinkButton, OnlyFirst, Panel, Size, SubmitButton, Variant};
use crate::{Form, Sheet, access, locale, page, paths, settings, visit};

/// The workspace's own roles and the built-in ones, each with a way to see the desk as it does.
pub fn roles_page() -> impl IntoView {
    page(async {
        let mut tx = access::require(TeamManage).await?;
        let roles = team::roles(&mut tx).await?;
        access::hand_on(tx);
        let locale = locale();
        // Only whoever sees everything looks as somebody who sees less.
        let looks = visit().here.as_ref().filter(|it| it.position.administers()).map(|_| my_powers());
        let body = view! {
            <div class="page stack">
                {settings::sections(paths::ROLES)}
                <p class="hint">{say!(locale, "roles-about")}</p>
                <Panel title=say!(locale, "roles-own") flush=true>
                    <OnlyFirst shown=roles.len() most=MOST_LISTED/>
                    <Own roles=roles looks=looks/>
                </Panel>
                <Panel title=say!(locale, "roles-built-in") flush=true>
                    <BuiltIn looks=looks/>
                </Panel>
            </div>
        };
        let actions = view! {
            <LinkButton href=paths::new_role() variant=Variant::Primary icon=Some("plus") kbd="C">
                {say!(locale, "roles-new")}
            </LinkButton>
        };
        Ok(Sheet::new(say!(locale, "roles-title"), body).actions(actions))
    })
}

/// What a role sees of the inbox, in words.
pub(super) fn seen(position: &Position) -> String {
    let locale = locale();
    let sees = locale.say(&format!("team-visibility-{}", position.visibility()), &[]);
    match position.is_masked() {
        true => say!(locale, "roles-seen-masked", sees = sees),
        false => sees,
    }
}

#[component]
fn Own(
    /// By name.
    roles: Vec<ListedRole>,
    /// What the reader looks with, if they may look as a role.
    looks: Option<Powers>,
) -> impl IntoView {
    let locale = locale();
    if roles.is_empty() {
        return view! {
            <Empty
                title=say!(locale, "roles-empty")
                text=say!(locale, "roles-empty-text")
                action=().into_any()
                icon="users"
            />
        }
        .into_any();
    }
    let columns = vec![
        Column::new(say!(locale, "team-role")),
        Column::new(say!(locale, "team-members")).number(),
        Column::new(say!(locale, "roles-rights")).number(),
        Column::new(say!(locale, "roles-sees")).wide_only(),
        Column::new(say!(locale, "roles-look")).silent(),
    ];
    let rows = roles
        .into_iter()
        .map(|it| {
            let (id, name, members) = (it.id, it.name.clone(), it.members);
            let position = Position::of_custom(it.role());
            view! {
                <tr>
                    <th scope="row">
                        <a class="link" href=paths::role(id) data-row="true">{name.clone()}</a>
                    </th>
                    <td class="n">{members}</td>
                    <td class="n">{position.rights().iter().count()}</td>
                    <td class="wide-only">{seen(&position)}</td>
                    <td><Look role=id.to_string() name=name position=position looks=looks/></td>
                </tr>
            }
        })
        .collect_view();
    view! { <DataTable caption=say!(locale, "roles-own") columns=columns>{rows}</DataTable> }.into_any()
}

#[component]
fn BuiltIn(
    /// What the reader looks with, if they may look as a role.
    looks: Option<Powers>,
) -> impl IntoView {
    let locale = locale();
    let columns = vec![
        Column::new(say!(locale, "team-role")),
        Column::new(say!(locale, "roles-what")).wide_only(),
        Column::new(say!(locale, "roles-look")).silent(),
    ];
    let rows = Role::ALL
        .iter()
        .map(|role| {
            let name = role_name(*role);
            view! {
                <tr>
                    <th scope="row">{name.clone()}</th>
                    <td class="wide-only">{locale.say(&format!("team-role-means-{role}"), &[])}</td>
                    <td><Look role=role.to_string() name=name position=Position::of(*role) looks=looks/></td>
                </tr>
            }
        })
        .collect_view();
    view! { <DataTable caption=say!(locale, "roles-built-in") columns=columns>{rows}</DataTable> }
}

/// The way to see the desk as a role, for whoever has all that it has.
#[component]
fn Look(role: String, name: String, position: Position, looks: Option<Powers>) -> impl IntoView {
    let locale = locale();
    looks.filter(|mine| mine.cover(position.powers(None))).map(|_| {
        view! {
            <Form door=ViewAs::PATH hidden=vec![("role", role)]>
                <SubmitButton size=Size::Small variant=Variant::Quiet icon=Some("eye")>
                    {say!(locale, "roles-view-as", role = name)}
                </SubmitButton>
            </Form>
        }
    })
}
