//! `/settings/roles/new` and `/settings/roles/:role`: the grid of a role.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_params_map;
use switchboard::access::{Area, CustomRole, Position, Powers, Right, TeamManage, Visibility};
use switchboard::ids::RoleId;
use switchboard::say;
use switchboard::team;

use super::doors::{AddRole, DeleteRole, RewriteRole};
use super::roles::my_powers;
use crate::ui::{Check, Choice, Confirm, Fold, LinkButton, Panel, RadioGroup, SubmitButton, TextField, Variant};
use crate::{Form, Sheet, access, locale, page, paths};

/// Where a role is made.
pub fn new_role_page() -> impl IntoView {
    page(async {
        access::hand_on(access::require(TeamManage).await?);
        let locale = locale();
        let body = view! {
            <div class="page page-form">
                <Form door=AddRole::PATH class="form">
                    <RoleFields mine=my_powers()/>
                    <div class="form-actions">
                        <SubmitButton>{say!(locale, "roles-add")}</SubmitButton>
                        <LinkButton href=paths::roles() variant=Variant::Quiet>{say!(locale, "team-cancel")}</LinkButton>
                    </div>
                </Form>
            </div>
        };
        Ok(Sheet::new(say!(locale, "roles-new"), body))
    })
}

/// Where a role is changed or deleted.
pub fn role_page() -> impl IntoView {
    let role = use_params_map().with_untracked(|params| params.get("role")).unwrap_or_default();
    page(async move {
        let id: RoleId = role.parse().map_err(|_| access::not_found())?;
        let mut tx = access::require(TeamManage).await?;
        let role = team::role(&mut tx, id).await?.ok_or_else(access::not_found)?;
        let listed = team::roles(&mut tx).await?;
        access::hand_on(tx);
        let members = listed.iter().find(|it| it.id == id).map_or(0, |it| it.members);
        let (title, mine) = (role.name.clone(), my_powers());
        let body = match mine.cover(Position::of_custom(role.clone()).powers(None)) {
            true => view! { <Edit role=role members=members mine=mine/> }.into_any(),
            false => view! { <p class="hint">{say!(locale(), "roles-beyond")}</p> }.into_any(),
        };
        let body = view! {
            <div class="page page-form stack">
                {body}
                <p>
                    <a class="link" href=paths::roles()>{say!(locale(), "roles-title")}</a>
                </p>
            </div>
        };
        Ok(Sheet::new(title, body))
    })
}

#[component]
fn Edit(role: CustomRole, members: i64, mine: Powers) -> impl IntoView {
    let locale = locale();
    let (id, name) = (role.id.to_string(), role.name.clone());
    let delete = match members {
        0 => {
            let this = vec![("role", id.clone())];
            view! {
                <Fold title=say!(locale, "roles-delete")>
                    <Form door=DeleteRole::PATH hidden=this>
                        <Confirm
                            thing=name
                            consequence=say!(locale, "roles-delete-consequence")
                            act=say!(locale, "roles-delete-act")
                            keep=say!(locale, "roles-delete-keep")
                            back=paths::roles()
                        />
                    </Form>
                </Fold>
            }
            .into_any()
        }
        _ => view! { <p class="hint">{say!(locale, "roles-in-use", count = members)}</p> }.into_any(),
    };
    view! {
        <Panel>
            <Form door=RewriteRole::PATH hidden=vec![("role", id)] class="form">
                <RoleFields mine=mine written=Some(role)/>
                <div class="form-actions">
                    <SubmitButton>{say!(locale, "roles-save")}</SubmitButton>
                </div>
            </Form>
        </Panel>
        {delete}
    }
}

/// The words for a right.
pub(super) fn right_name(right: Right) -> String {
    locale().say(&format!("right-{}", right.name()), &[])
}

/// The name, the grid, and what is seen.
#[component]
fn RoleFields(
    /// What whoever fills it in may give: nothing else is offered.
    mine: Powers,
    /// The role as it stands.
    #[prop(optional_no_strip)]
    written: Option<CustomRole>,
) -> impl IntoView {
    let locale = locale();
    let rights = written.as_ref().map(|it| it.rights).unwrap_or_default();
    let areas = Area::ALL
        .iter()
        .filter_map(|area| {
            let boxes: Vec<_> = area
                .rights()
                .iter()
                .filter(|right| mine.rights.has(**right))
                .map(|right| {
                    let needs = right.needs().map(|it| say!(locale, "roles-needs", right = right_name(it)));
                    let checked = rights.has(*right);
                    view! { <Check name="rights[]" label=right_name(*right) value=right.name() checked=checked hint=needs/> }
                })
                .collect();
            (!boxes.is_empty()).then(|| {
                view! {
                    <fieldset class="choices">
                        <legend>{locale.say(&format!("roles-area-{area}"), &[])}</legend>
                        {boxes}
                    </fieldset>
                }
            })
        })
        .collect_view();
    let sees = Visibility::ALL
        .iter()
        .filter(|it| mine.sight.visibility == Visibility::All || mine.sight.visibility == **it)
        .map(|it| Choice::new(it.word(), locale.say(&format!("team-visibility-{it}"), &[])))
        .collect();
    let visibility = written.as_ref().map_or(mine.sight.visibility, |it| it.visibility).to_string();
    let is_masked = written.as_ref().is_some_and(|it| it.is_masked);
    view! {
        <TextField name="name" label=say!(locale, "roles-name") value=written.map(|it| it.name) required=true maxlength=80/>
        {areas}
        <RadioGroup name="visibility" legend=say!(locale, "roles-sees") choices=sees value=visibility/>
        <Check
            name="masked"
            label=say!(locale, "roles-masked")
            checked=is_masked
            hint=say!(locale, "roles-masked-about")
        />
    }
}
