//! `/team/invite`

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::access::{Powers, Role, TeamManage};
use switchboard::say;

use super::doors::Invite;
use super::proof::{ProofAsked, ProofField};
use super::roles::{RoleChoice, my_powers};
use super::session;
use crate::ui::{LinkButton, SubmitButton, TextField, Variant};
use crate::{Form, Sheet, access, locale, page, paths};

/// Where somebody is invited.
pub fn invite_page() -> impl IntoView {
    page(async {
        drop(access::require(TeamManage).await?);
        let mine = my_powers();
        let proof = if mine.is_owner { session::asks().await? } else { ProofAsked::Nothing };
        Ok(Sheet::new(say!(locale(), "team-invite"), view! { <InviteForm mine=mine proof=proof/> }))
    })
}

/// An address and a role.
#[component]
pub(super) fn InviteForm(
    /// What whoever invites may give.
    mine: Powers,
    /// To invite an owner, they prove again who they are.
    proof: ProofAsked,
) -> impl IntoView {
    let locale = locale();
    view! {
        <div class="page page-form">
            <Form door=Invite::PATH class="form">
                <TextField
                    name="email"
                    kind="email"
                    label=say!(locale, "team-email")
                    hint=say!(locale, "team-invite-hint")
                    autocomplete="off"
                    required=true
                    autofocus=true
                />
                <RoleChoice mine=mine chosen=Role::Agent.word()/>
                <ProofField asked=proof id="proof-invite" for_owners=true/>
                <div class="form-actions">
                    <SubmitButton>{say!(locale, "team-send-invitation")}</SubmitButton>
                    <LinkButton href=paths::team() variant=Variant::Quiet>{say!(locale, "team-cancel")}</LinkButton>
                </div>
            </Form>
        </div>
    }
}
