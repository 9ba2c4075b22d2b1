//! `/team/members/:member`

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_params_map;
use switchboard::access::{CustomRole, Powers, TeamManage, Visibility};
use switchboard::ids::MemberId;
use switchboard::say;
use switchboard::team::{self, Grant, ListedRole, Member, MemberStatus};

use super::doors::{ChangeRole, ChangeVisibility, Disable, Enable, Remove};
use super::grants::Grants;
use super::proof::{ProofAsked, ProofField};
use super::roles::{RoleChoice, my_powers, position_name};
use super::session;
use crate::ui::{Confirm, Fold, Panel, Select, SubmitButton, Variant};
use crate::{Form, Sheet, access, locale, page, paths};

/// What can be decided about one member.
pub fn member_page() -> impl IntoView {
    let member = use_params_map().with_untracked(|params| params.get("member")).unwrap_or_default();
    page(async move {
        let id: MemberId = member.parse().map_err(|_| access::not_found())?;
        // Before a connection is held: it may need one of its own.
        let asked = session::asks().await?;
        let mut tx = access::require(TeamManage).await?;
        let members = team::members(&mut tx).await?;
        let member = members.into_iter().find(|it| it.id == id).ok_or_else(access::not_found)?;
        let own: Vec<CustomRole> = team::roles(&mut tx).await?.into_iter().map(ListedRole::role).collect();
        let grants = team::grants(&mut tx, id).await?;
        let mine = my_powers();
        let is_me = tx.member() == Some(id);
        let proof = if mine.is_owner { asked } else { ProofAsked::Nothing };
        let body = view! {
            <Standing
                member=member.clone()
                own=own
                grants=grants
                mine=mine
                is_me=is_me
                proof=proof
            />
        };
        Ok(Sheet::new(member.name, body))
    })
}

/// Role, access, place: each with its own form, or the reason why not.
#[component]
pub(super) fn Standing(
    /// The member.
    member: Member,
    /// The workspace's own roles.
    own: Vec<CustomRole>,
    /// What the member was given beside their role.
    grants: Vec<Grant>,
    /// What whoever looks may give.
    mine: Powers,
    /// They look at themselves.
    is_me: bool,
    /// To make an owner, they prove again who they are.
    proof: ProofAsked,
) -> impl IntoView {
    let locale = locale();
    let theirs = member.position.powers(member.visibility);
    let may_decide = mine.is_owner || (mine.cover(theirs) && !is_me);
    let body = match may_decide {
        true => view! {
            <RoleForm member=member.clone() own=own mine=mine proof=proof/>
            <Grants member=member.clone() grants=grants mine=mine is_me=is_me/>
            <VisibilityForm member=member.clone()/>
            {(!is_me).then(|| view! { <Access member=member.clone()/> })}
        }
        .into_any(),
        false => {
            let reason = match (is_me, theirs.is_owner) {
                (true, _) => say!(locale, "team-not-yourself"),
                (false, true) => say!(locale, "team-owners-only"),
                (false, false) => say!(locale, "roles-beyond"),
            };
            view! { <p class="hint">{reason}</p> }.into_any()
        }
    };
    view! {
        <div class="page page-form stack">
            <p class="hint">{member.email.to_string()} " · " {position_name(&member.position)}</p>
            {body}
            <p>
                <a class="link" href=paths::team()>{say!(locale, "team-back")}</a>
            </p>
        </div>
    }
}

#[component]
fn RoleForm(member: Member, own: Vec<CustomRole>, mine: Powers, proof: ProofAsked) -> impl IntoView {
    let locale = locale();
    let position = &member.position;
    let chosen = position.custom.as_ref().map_or(position.role.to_string(), |it| it.id.to_string());
    view! {
        <Panel title=say!(locale, "team-role")>
            <Form door=ChangeRole::PATH hidden=vec![("member", member.id.to_string())] class="form">
                <RoleChoice mine=mine chosen=chosen own=own/>
                <ProofField asked=proof id="proof-role" for_owners=true/>
                <div class="form-actions">
                    <SubmitButton>{say!(locale, "team-save-role")}</SubmitButton>
                </div>
            </Form>
        </Panel>
    }
}

/// Which conversations they see, or why that is not to be chosen.
#[component]
fn VisibilityForm(member: Member) -> impl IntoView {
    let locale = locale();
    let word = |visibility: Visibility| locale.say(&format!("team-visibility-{visibility}"), &[]);
    let usual = say!(locale, "team-visibility-usual", usual = word(member.position.visibility()));
    let options: Vec<_> = std::iter::once((String::new(), usual))
        .chain(Visibility::ALL.iter().map(|it| (it.to_string(), word(*it))))
        .collect();
    let chosen = member.visibility.map(|it| it.to_string());
    let form = match member.position.sees_by_choice() {
        true => view! {
            <Form door=ChangeVisibility::PATH hidden=vec![("member", member.id.to_string())] class="form">
                <Select
                    name="visibility"
                    label=say!(locale, "team-visibility-label")
                    options=options
                    value=chosen
                    hint=say!(locale, "team-visibility-about")
                />
                <div class="form-actions">
                    <SubmitButton>{say!(locale, "team-save-visibility")}</SubmitButton>
                </div>
            </Form>
        }
        .into_any(),
        false => view! { <p class="hint">{say!(locale, "team-visibility-everything")}</p> }.into_any(),
    };
    view! { <Panel title=say!(locale, "team-visibility")>{form}</Panel> }
}

/// Shutting out, letting in again, taking out for good.
#[component]
fn Access(member: Member) -> impl IntoView {
    let locale = locale();
    let id = move || vec![("member", member.id.to_string())];
    let switch = match member.status() {
        MemberStatus::Active => view! {
            <p class="hint">{say!(locale, "team-disable-about")}</p>
            <Form door=Disable::PATH hidden=id()>
                <SubmitButton variant=Variant::Default>{say!(locale, "team-disable")}</SubmitButton>
            </Form>
        }
        .into_any(),
        MemberStatus::Disabled => view! {
            <p class="hint">{say!(locale, "team-enable-about")}</p>
            <Form door=Enable::PATH hidden=id()>
                <SubmitButton variant=Variant::Default>{say!(locale, "team-enable")}</SubmitButton>
            </Form>
        }
        .into_any(),
    };
    view! {
        <Panel title=say!(locale, "team-access")>
            <div class="stack stack-sm">{switch}</div>
        </Panel>
        <Fold title=say!(locale, "team-remove")>
            <Form door=Remove::PATH hidden=id()>
                <Confirm
                    thing=member.name.clone()
                    consequence=say!(locale, "team-remove-consequence")
                    act=say!(locale, "team-remove-act")
                    keep=say!(locale, "team-remove-keep")
                    back=paths::team()
                />
            </Form>
        </Fold>
    }
}
