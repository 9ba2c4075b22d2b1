//! `/team`

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::access::{Right, TeamRead};
use switchboard::say;
use switchboard::team::{self, Invitation, InvitationState, MOST_LISTED, Member, MemberStatus};
use switchboard::text::{full, short};

use super::doors::{Resend, Revoke};
use super::roles::{position_name, role_name};
use crate::ui::{
    Avatar, Badge, BadgeTone, Column, DataTable, Empty, LinkButton, OnlyFirst, Panel, Size, SubmitButton, Time, Variant,
};
use crate::{Form, Sheet, access, locale, page, paths, visit};

/// Who is in the team, and who is invited.
pub fn members_page() -> impl IntoView {
    page(async {
        let mut tx = access::require(TeamRead).await?;
        let may_manage = tx.may(Right::TeamManage);
        let members = team::members(&mut tx).await?;
        let invitations = if may_manage { team::invitations(&mut tx).await? } else { Vec::new() };
        let locale = locale();

        let is_alone = members.len() == 1 && invitations.is_empty();
        let body = view! {
            <div class="page stack" data-live="team">
                <Panel title=say!(locale, "team-members") flush=true>
                    <OnlyFirst shown=members.len() most=MOST_LISTED/>
                    <Members members=members may_manage=may_manage/>
                </Panel>
                {(is_alone && may_manage).then(|| view! { <Alone/> })}
                {(!invitations.is_empty())
                    .then(|| {
                        view! {
                            <Panel title=say!(locale, "team-invitations") flush=true>
                                <OnlyFirst shown=invitations.len() most=MOST_LISTED/>
                                <Invitations invitations=invitations/>
                            </Panel>
                        }
                    })}
            </div>
        };
        let actions = may_manage.then(|| {
            view! {
                <LinkButton href=paths::roles()>{say!(locale, "roles-title")}</LinkButton>
                <LinkButton href=paths::invite() variant=Variant::Primary icon=Some("user-plus") kbd="C">
                    {say!(locale, "team-invite")}
                </LinkButton>
            }
        });
        Ok(Sheet::new(say!(locale, "team-title"), body).actions(actions))
    })
}

/// Nobody else is here yet.
#[component]
fn Alone() -> impl IntoView {
    let locale = locale();
    let action = view! { <LinkButton href=paths::invite()>{say!(locale, "team-invite")}</LinkButton> }.into_any();
    view! {
        <Empty title=say!(locale, "team-alone") text=say!(locale, "team-alone-text") action=action icon="users"/>
    }
}

/// The members, one a row.
#[component]
pub(super) fn Members(
    /// In the order shown.
    members: Vec<Member>,
    /// Whether the reader may change them: then addresses are shown, and names are links.
    may_manage: bool,
) -> impl IntoView {
    let locale = locale();
    let columns = vec![
        Column::new(say!(locale, "team-name")),
        Column::new(say!(locale, "team-role")),
        Column::new(say!(locale, "team-status")),
        Column::new(say!(locale, "team-last-seen")).wide_only(),
    ];
    let rows =
        members.into_iter().map(|member| view! { <MemberRow member=member may_manage=may_manage/> }).collect_view();
    view! { <DataTable caption=say!(locale, "team-members") columns=columns>{rows}</DataTable> }
}

#[component]
fn MemberRow(member: Member, may_manage: bool) -> impl IntoView {
    let visit = visit();
    let locale = visit.locale;
    let zone = visit.here.as_ref().map(|it| it.zone.clone());
    let seen = match (member.last_seen_at, zone) {
        (Some(at), Some(zone)) => {
            let shown = short(at, visit.desk.now(), &zone, locale);
            view! { <Time at=at shown=shown full=full(at, &zone, locale)/> }.into_any()
        }
        _ => say!(locale, "team-never-seen").into_any(),
    };
    let name = match may_manage {
        true => view! { <a href=paths::member(member.id) data-row="true">{member.name.clone()}</a> }.into_any(),
        false => view! { <span tabindex="-1" data-row="true">{member.name.clone()}</span> }.into_any(),
    };
    let email = may_manage.then(|| view! { <div class="hint">{member.email.to_string()}</div> });
    let status = match member.status() {
        MemberStatus::Active => {
            view! { <Badge tone=BadgeTone::Ok>{say!(locale, "team-status-active")}</Badge> }.into_any()
        }
        MemberStatus::Disabled => view! { <Badge>{say!(locale, "team-status-disabled")}</Badge> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">
                <div class="cluster">
                    <Avatar name=member.name.clone()/>
                    <div>{name} {email}</div>
                </div>
            </th>
            <td>{position_name(&member.position)}</td>
            <td>{status}</td>
            <td class="wide-only nowrap">{seen}</td>
        </tr>
    }
}

/// The invitations that wait, one a row.
#[component]
pub(super) fn Invitations(
    /// Newest first.
    invitations: Vec<Invitation>,
) -> impl IntoView {
    let locale = locale();
    let columns = vec![
        Column::new(say!(locale, "team-email")),
        Column::new(say!(locale, "team-role")),
        Column::new(say!(locale, "team-status")),
        Column::new(say!(locale, "team-invited-by")).wide_only(),
        Column::new(say!(locale, "team-actions")).silent(),
    ];
    let rows = invitations.into_iter().map(|it| view! { <InvitationRow invitation=it/> }).collect_view();
    view! { <DataTable caption=say!(locale, "team-invitations") columns=columns>{rows}</DataTable> }
}

#[component]
fn InvitationRow(invitation: Invitation) -> impl IntoView {
    let visit = visit();
    let (locale, now) = (visit.locale, visit.desk.now());
    let status = match invitation.state(now) {
        InvitationState::Open => {
            let left = say!(locale, "team-days-left", count = invitation.days_left(now));
            view! { <Badge tone=BadgeTone::Info>{left}</Badge> }.into_any()
        }
        _ => view! { <Badge tone=BadgeTone::Danger>{say!(locale, "team-expired")}</Badge> }.into_any(),
    };
    let id = move || vec![("invitation", invitation.id.to_string())];
    // Rows have the same buttons: those who hear the page must hear whose.
    let whose = || format!(" {}", invitation.email);
    let (resend_whose, revoke_whose) = (whose(), whose());
    view! {
        <tr>
            <th scope="row">{invitation.email.to_string()}</th>
            <td>{role_name(invitation.role)}</td>
            <td>{status}</td>
            <td class="wide-only">{invitation.inviter}</td>
            <td class="act">
                <div class="acts">
                    <Form door=Resend::PATH hidden=id()>
                        <SubmitButton variant=Variant::Default size=Size::Small>
                            {say!(locale, "team-resend")}
                            <span class="sr-only">{resend_whose}</span>
                        </SubmitButton>
                    </Form>
                    <Form door=Revoke::PATH hidden=id()>
                        <SubmitButton variant=Variant::Quiet size=Size::Small>
                            {say!(locale, "team-revoke")}
                            <span class="sr-only">{revoke_whose}</span>
                        </SubmitButton>
                    </Form>
                </div>
            </td>
        </tr>
    }
}
