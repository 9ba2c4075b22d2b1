//! `/settings/sign-in`

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use switchboard::access::{Role, WorkspaceManage};
use switchboard::say;
use switchboard::team::{self, IdentityProvider};

use super::doors::{KeepProvider, RemoveProvider};
use super::proof::{ProofAsked, ProofField};
use super::roles::role_name;
use super::session;
use crate::ui::{Check, Fold, Panel, Select, SubmitButton, TextField, Variant};
use crate::{Form, Sheet, access, locale, page, paths, settings, visit};

/// By which identity provider people sign in to the workspace, and under which rule. Owners decide.
pub fn provider_page() -> impl IntoView {
    page(async {
        // Before a connection is held: it may need one of its own.
        let proof = session::asks().await?;
        let mut tx = access::require(WorkspaceManage).await?;
        let provider = team::identity_provider(&mut tx).await?;
        access::hand_on(tx);
        let locale = locale();
        let visit = visit();
        let is_owner = visit.here.as_ref().is_some_and(|it| it.position.role == Role::Owner);
        let back = format!("{}{}", visit.house.public_url, paths::LOGIN_BACK);
        let removal = provider.is_some().then(|| view! { <Removal proof=proof/> });
        let hint = (!is_owner).then(|| view! { <p class="hint">{say!(locale, "provider-owners-only")}</p> });
        let body = view! {
            <div class="page page-form">
                {settings::sections(paths::SIGN_IN)}
                <Panel title=say!(locale, "provider-panel")>
                    <p class="hint">{say!(locale, "provider-about")}</p>
                    {hint}
                    <p>{say!(locale, "provider-back")} " " <code class="break-all">{back}</code></p>
                    <Named provider=provider proof=proof/>
                </Panel>
                {removal}
            </div>
        };
        Ok(Sheet::new(say!(locale, "nav-settings"), body))
    })
}

/// The form.
#[component]
fn Named(provider: Option<IdentityProvider>, proof: ProofAsked) -> impl IntoView {
    let locale = locale();
    let (enabled, required) = provider.as_ref().map_or((true, false), |it| (it.enabled, it.required));
    let secret_hint = match &provider {
        Some(it) if it.has_secret => say!(locale, "provider-secret-kept"),
        _ => say!(locale, "provider-secret-hint"),
    };
    let role = provider.as_ref().map_or(Role::Agent, |it| it.join_role).to_string();
    let domains = provider.as_ref().map(|it| it.join_domains.join(", "));
    let name = provider.as_ref().map(|it| it.name.clone());
    let issuer = provider.as_ref().map(|it| it.issuer.clone());
    let client = provider.map(|it| it.client_id);
    let roles: Vec<(String, String)> =
        Role::ALL.iter().filter(|it| **it != Role::Owner).map(|it| (it.to_string(), role_name(*it))).collect();
    view! {
        <Form door=KeepProvider::PATH class="form">
            <TextField name="name" label=say!(locale, "provider-name") hint=say!(locale, "provider-name-hint") value=name maxlength=80 required=true/>
            <TextField name="issuer" kind="url" label=say!(locale, "provider-issuer") hint=say!(locale, "provider-issuer-hint") value=issuer maxlength=300 required=true/>
            <TextField name="client_id" label=say!(locale, "provider-client") value=client maxlength=200 required=true/>
            <TextField name="client_secret" kind="password" label=say!(locale, "provider-secret") hint=secret_hint autocomplete="off" optional=true/>
            <TextField name="join_domains" label=say!(locale, "provider-domains") hint=say!(locale, "provider-domains-hint") value=domains optional=true/>
            <Select name="join_role" label=say!(locale, "provider-role") options=roles value=role/>
            <Check name="enabled" label=say!(locale, "provider-enabled") checked=enabled/>
            <Check name="required" label=say!(locale, "provider-required") hint=say!(locale, "provider-required-hint") checked=required/>
            <ProofField asked=proof id="proof-provider"/>
            <div class="form-actions">
                <SubmitButton>{say!(locale, "team-save")}</SubmitButton>
            </div>
        </Form>
    }
}

/// Takes it away.
#[component]
fn Removal(proof: ProofAsked) -> impl IntoView {
    let locale = locale();
    view! {
        <Fold title=say!(locale, "provider-remove")>
            <Form door=RemoveProvider::PATH class="form">
                <p class="hint">{say!(locale, "provider-remove-about")}</p>
                <ProofField asked=proof id="proof-remove-provider"/>
                <div class="form-actions">
                    <SubmitButton variant=Variant::Default>{say!(locale, "provider-remove")}</SubmitButton>
                </div>
            </Form>
        </Fold>
    }
}
