//! `/settings/security`

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::access::{Role, WorkspaceManage};
use switchboard::say;
use switchboard::team;

use super::doors::RequireFactor;
use super::proof::{ProofAsked, ProofField};
use super::roles::role_name;
use super::session;
use crate::ui::{Check, Panel, SubmitButton};
use crate::{Form, Sheet, access, locale, page, paths, settings};

/// Which roles of the workspace need a second factor.
pub fn security_page() -> impl IntoView {
    page(async {
        // Before a connection is held: it may need one of its own.
        let proof = session::asks().await?;
        let mut tx = access::require(WorkspaceManage).await?;
        let roles = team::factor_roles(&mut tx).await?;
        access::hand_on(tx);
        let locale = locale();
        let body = view! {
            <div class="page page-form">
                {settings::sections(paths::SECURITY)}
                <Panel title=say!(locale, "factor-roles")>
                    <Roles roles=roles proof=proof/>
                </Panel>
            </div>
        };
        Ok(Sheet::new(say!(locale, "nav-settings"), body))
    })
}

/// A box for each role.
#[component]
fn Roles(roles: Vec<Role>, proof: ProofAsked) -> impl IntoView {
    let locale = locale();
    let boxes = Role::ALL
        .iter()
        .map(|role| {
            let checked = roles.contains(role);
            view! { <Check name="roles[]" label=role_name(*role) value=role.to_string() checked=checked/> }
        })
        .collect_view();
    view! {
        <Form door=RequireFactor::PATH class="form">
            <p class="hint">{say!(locale, "factor-roles-about")}</p>
            <fieldset class="choices">
                <legend>{say!(locale, "factor-roles-legend")}</legend>
                {boxes}
            </fieldset>
            <ProofField asked=proof id="proof-roles"/>
            <div class="form-actions">
                <SubmitButton>{say!(locale, "team-save")}</SubmitButton>
            </div>
        </Form>
    }
}
