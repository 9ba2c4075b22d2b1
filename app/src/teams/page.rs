//! `/settings/teams`

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use leptos_router::hooks::use_query_map;
use switchboard::access::{DeskArrange, Right};
use switchboard::ids::TeamId;
use switchboard::say;
use switchboard::team::{self, Member};
use switchboard::teams::{self, Team};
use switchboard::text::Locale;
use switchboard::title::Title;

use super::doors::{AddTeam, JoinTeam, LeaveTeam, RemoveTeam, RenameTeam};
use super::sharing::Sharing;
use crate::ui::{Column, DataTable, Empty, LinkButton, Panel, Select, Size, SubmitButton, TextField, Variant};
use crate::{Form, Sheet, access, locale, page, paths, settings};

/// The teams of the workspace.
pub fn teams_page() -> impl IntoView {
    let edited = use_query_map().get_untracked().get("edit").and_then(|it| it.parse::<TeamId>().ok());
    page(async move {
        let mut tx = access::require(DeskArrange).await?;
        let teams = teams::list(&mut tx).await?;
        let members = team::members(&mut tx).await?;
        let edited = edited.and_then(|id| teams.iter().find(|it| it.id == id)).cloned();
        let locale = locale();
        let form = match edited {
            Some(team) => {
                let capacities = teams::capacities(&mut tx, team.id).await?;
                view! {
                    <Edit team=team.clone() members=members.clone()/>
                    <Sharing team=team members=members.clone() capacities=capacities/>
                }
                .into_any()
            }
            None => view! { <New/> }.into_any(),
        };
        let body = view! {
            <div class="page page-form stack">
                {settings::sections(paths::TEAMS)}
                {form}
                <div data-live="teams">{all(teams, &members, locale)}</div>
            </div>
        };
        Ok(Sheet::new(say!(locale, "teams-title"), body))
    })
}

fn all(teams: Vec<Team>, members: &[Member], locale: Locale) -> AnyView {
    if teams.is_empty() {
        return view! {
            <Empty title=say!(locale, "teams-empty") text=say!(locale, "teams-empty-text") action=().into_any() icon="users"/>
        }
        .into_any();
    }
    let columns = vec![
        Column::new(say!(locale, "teams-team")),
        Column::new(say!(locale, "teams-members")).wide_only(),
        Column::new(say!(locale, "teams-actions")).silent(),
    ];
    let rows = teams.into_iter().map(|team| row(team, members, locale)).collect_view();
    view! {
        <Panel flush=true>
            <DataTable caption=say!(locale, "teams-title") columns=columns>{rows}</DataTable>
        </Panel>
    }
    .into_any()
}

fn row(team: Team, members: &[Member], locale: Locale) -> impl IntoView + use<> {
    let names: Vec<String> =
        members.iter().filter(|it| team.member_ids.contains(&it.id)).map(|it| it.name.to_string()).collect();
    let names = if names.is_empty() { say!(locale, "teams-nobody") } else { names.join(", ") };
    let removed = team.name.clone();
    view! {
        <tr>
            <th scope="row"><a href=paths::team_settings(team.id) data-row="true">{team.name}</a></th>
            <td class="wide-only">{names}</td>
            <td class="act">
                <Form door=RemoveTeam::PATH hidden=vec![("team", team.id.to_string())]>
                    <SubmitButton size=Size::Small variant=Variant::Quiet>
                        {say!(locale, "teams-remove")}
                        <span class="sr-only">" " {removed}</span>
                    </SubmitButton>
                </Form>
            </td>
        </tr>
    }
}

#[component]
fn New() -> impl IntoView {
    let locale = locale();
    view! {
        <Panel title=say!(locale, "teams-new")>
            <Form door=AddTeam::PATH class="form">
                {name_field(None, locale)}
                <div class="form-actions"><SubmitButton>{say!(locale, "teams-add")}</SubmitButton></div>
            </Form>
        </Panel>
    }
}

/// One team: its name, and who is in it.
#[component]
fn Edit(team: Team, members: Vec<Member>) -> impl IntoView {
    let locale = locale();
    let this = || vec![("team", team.id.to_string())];
    let can_answer = |it: &Member| it.disabled_at.is_none() && it.position.rights().has(Right::InboxReply);
    let (inside, outside): (Vec<_>, Vec<_>) = members.into_iter().partition(|it| team.member_ids.contains(&it.id));
    let others: Vec<_> =
        outside.into_iter().filter(can_answer).map(|it| (it.id.to_string(), it.name.to_string())).collect();
    let inside = inside.into_iter().map(|it| member(&team, it, locale)).collect_view();
    let join_form = this();
    let join = (!others.is_empty()).then(|| {
        view! {
            <Form door=JoinTeam::PATH hidden=join_form class="form">
                <Select name="member" label=say!(locale, "teams-join-who") options=others/>
                <div class="form-actions">
                    <SubmitButton variant=Variant::Default>{say!(locale, "teams-join")}</SubmitButton>
                </div>
            </Form>
        }
    });
    let (rename, title) = (this(), say!(locale, "teams-edit-title", name = team.name.as_str()));
    let name = team.name.clone();
    view! {
        <Panel title=title>
            <Form door=RenameTeam::PATH hidden=rename class="form">
                {name_field(Some(name), locale)}
                <div class="form-actions">
                    <SubmitButton>{say!(locale, "teams-save")}</SubmitButton>
                    <LinkButton href=paths::here(paths::TEAMS) variant=Variant::Quiet>{say!(locale, "teams-done")}</LinkButton>
                </div>
            </Form>
        </Panel>
        <Panel title=say!(locale, "teams-members")>
            <div class="stack stack-sm">
                <ul class="stack stack-sm">{inside}</ul>
                {join}
            </div>
        </Panel>
    }
}

fn member(team: &Team, member: Member, locale: Locale) -> impl IntoView + use<> {
    let this = vec![("team", team.id.to_string()), ("member", member.id.to_string())];
    let name = member.name.to_string();
    view! {
        <li class="cluster">
            <span>{name.clone()}</span>
            <Form door=LeaveTeam::PATH hidden=this>
                <SubmitButton size=Size::Small variant=Variant::Quiet>
                    {say!(locale, "teams-leave")}
                    <span class="sr-only">" " {name.clone()}</span>
                </SubmitButton>
            </Form>
        </li>
    }
}

fn name_field(name: Option<String>, locale: Locale) -> impl IntoView {
    view! {
        <TextField
            name="name"
            label=say!(locale, "teams-name")
            value=name
            maxlength=Title::LONGEST as u32
            autocomplete="off"
            required=true
        />
    }
}
