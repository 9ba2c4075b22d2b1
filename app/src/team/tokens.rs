//! `/account/tokens`

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_query_map;
use switchboard::access::{Belong, Rights, Scope};
use switchboard::ids::PersonalTokenId;
use switchboard::say;
use switchboard::team::{self, PersonalToken};
use switchboard::text::{Locale, full, short};
use time::OffsetDateTime;

use super::doors::{CreateToken, RevokeToken};
use super::proof::{ProofAsked, ProofField};
use super::session;
use crate::channels::Secret;
use crate::ui::{
    Badge, BadgeTone, Check, Column, Confirm, DataTable, Empty, LinkButton, OnlyFirst, Panel, Select, Size,
    SubmitButton, TextField, Time, Variant,
};
use crate::{Form, Sheet, access, locale, once, page, paths, visit};

/// One's own tokens. `?made=` names the token whose secret was just made, `?revoke=` the one that is about to be revoked.
pub fn tokens_page() -> impl IntoView {
    let (made, revoking) = use_query_map().with_untracked(|query| {
        let id = |name: &str| query.get(name).and_then(|it| it.parse::<PersonalTokenId>().ok());
        (id("made"), id("revoke"))
    });
    page(async move {
        // Before a connection is held: it may need one of its own.
        let proof = session::asks().await?;
        let mut tx = access::require(Belong).await?;
        let tokens = team::tokens(&mut tx).await?;
        let now = tx.now();
        access::hand_on(tx);
        let secret = match made {
            Some(token) => once::take(token.0).await?,
            None => None,
        };
        let revoking = revoking.and_then(|id| tokens.iter().find(|it| it.id == id && it.is_live(now)).cloned());
        let rights = visit().here.as_ref().map(|it| it.rights()).unwrap_or_default();
        let locale = locale();
        let body = view! {
            <div class="page stack">
                {secret.map(|secret| {
                    view! {
                        <Secret title=say!(locale, "token-created") text=say!(locale, "token-once") secret=secret/>
                    }
                })}
                {revoking.map(|token| view! { <Revoking token=token/> })}
                <OnlyFirst shown=tokens.len() most=team::MOST_LISTED/>
                <Tokens tokens=tokens now=now/>
                <NewToken rights=rights proof=proof/>
            </div>
        };
        Ok(Sheet::new(say!(locale, "token-title"), body))
    })
}

/// What a scope lets a token do, as people read it.
fn scope_name(scope: Scope, locale: Locale) -> String {
    match scope {
        Scope::ConversationsRead => say!(locale, "token-scope-conversations-read"),
        Scope::ConversationsWrite => say!(locale, "token-scope-conversations-write"),
        Scope::ContactsRead => say!(locale, "token-scope-contacts-read"),
        Scope::ContactsWrite => say!(locale, "token-scope-contacts-write"),
        Scope::KnowledgeRead => say!(locale, "token-scope-knowledge-read"),
        Scope::KnowledgeWrite => say!(locale, "token-scope-knowledge-write"),
        Scope::LeadsRead => say!(locale, "token-scope-leads-read"),
        Scope::LeadsWrite => say!(locale, "token-scope-leads-write"),
    }
}

/// The tokens, newest first.
#[component]
fn Tokens(tokens: Vec<PersonalToken>, now: OffsetDateTime) -> impl IntoView {
    let locale = locale();
    if tokens.is_empty() {
        return view! {
            <Empty
                title=say!(locale, "token-empty")
                text=say!(locale, "token-empty-text")
                action=().into_any()
                icon="key-round"
            />
        }
        .into_any();
    }
    let columns = vec![
        Column::new(say!(locale, "token-name")),
        Column::new(say!(locale, "token-state")),
        Column::new(say!(locale, "token-used")).wide_only(),
        Column::new(say!(locale, "token-expires")).wide_only(),
        Column::new(say!(locale, "token-actions")).silent(),
    ];
    let rows = tokens.into_iter().map(|token| view! { <TokenRow token=token now=now/> }).collect_view();
    view! {
        <Panel flush=true>
            <DataTable caption=say!(locale, "token-title") columns=columns>{rows}</DataTable>
        </Panel>
    }
    .into_any()
}

#[component]
fn TokenRow(token: PersonalToken, now: OffsetDateTime) -> impl IntoView {
    let visit = visit();
    let locale = visit.locale;
    let zone = visit.here.as_ref().map(|here| here.zone.clone());
    let state = match (token.is_live(now), token.revoked_at) {
        (true, _) => view! { <Badge tone=BadgeTone::Ok>{say!(locale, "token-live")}</Badge> },
        (false, Some(_)) => view! { <Badge tone=BadgeTone::Danger>{say!(locale, "token-revoked")}</Badge> },
        (false, None) => view! { <Badge tone=BadgeTone::Lamp>{say!(locale, "token-expired")}</Badge> },
    };
    let used = match (token.last_used_at, &zone) {
        (Some(at), Some(zone)) => {
            let (shown, whole) = (short(at, now, zone, locale), full(at, zone, locale));
            view! { <Time at=at shown=shown full=whole/> }.into_any()
        }
        _ => say!(locale, "token-never-used").into_any(),
    };
    // A moment to come, in full: "3 h" would be read as the past.
    let expires = zone.as_ref().map(|zone| {
        let shown = full(token.expires_at, zone, locale);
        view! { <Time at=token.expires_at shown=shown/> }
    });
    let scopes: Vec<String> = token.scopes.0.iter().map(|it| scope_name(*it, locale)).collect();
    let revoke = token.is_live(now).then(|| {
        let href = format!("{}?revoke={}", paths::tokens(), token.id);
        let name = token.name.clone();
        view! {
            <LinkButton href=href size=Size::Small variant=Variant::Quiet>
                {say!(locale, "token-revoke")}
                <span class="sr-only">" " {name}</span>
            </LinkButton>
        }
    });
    view! {
        <tr>
            <th scope="row">
                <span class="block">{token.name.clone()}</span>
                <code class="block text-xs font-normal text-ink-2">{token.prefix.clone()} "…"</code>
                <span class="block text-xs font-normal text-ink-2">{scopes.join(", ")}</span>
            </th>
            <td>{state}</td>
            <td class="wide-only">{used}</td>
            <td class="wide-only">{expires}</td>
            <td class="act">{revoke}</td>
        </tr>
    }
}

/// Asks before a token is revoked.
#[component]
fn Revoking(token: PersonalToken) -> impl IntoView {
    let locale = locale();
    view! {
        <Panel title=say!(locale, "token-revoke-title")>
            <Form door=RevokeToken::PATH hidden=vec![("token", token.id.to_string())] class="form">
                <Confirm
                    thing=token.name
                    consequence=say!(locale, "token-revoke-consequence")
                    act=say!(locale, "token-revoke-act")
                    keep=say!(locale, "token-revoke-keep")
                    back=paths::tokens()
                />
            </Form>
        </Panel>
    }
}

/// The form for a new token, with no more than its maker may do. Its secret is shown on the page that follows.
#[component]
fn NewToken(rights: Rights, proof: ProofAsked) -> impl IntoView {
    let locale = locale();
    let expiries = vec![
        ("7".to_owned(), say!(locale, "token-expires-7")),
        ("30".to_owned(), say!(locale, "token-expires-30")),
        ("90".to_owned(), say!(locale, "token-expires-90")),
        ("365".to_owned(), say!(locale, "token-expires-365")),
    ];
    view! {
        <Panel title=say!(locale, "token-new")>
            <Form door=CreateToken::PATH class="form">
                <p class="hint">{say!(locale, "token-about")}</p>
                <TextField
                    name="name"
                    label=say!(locale, "token-name")
                    hint=say!(locale, "token-name-hint")
                    required=true
                    maxlength=80
                    autocomplete="off"
                />
                <fieldset class="choices">
                    <legend>{say!(locale, "token-scopes")}</legend>
                    {scopes(rights, locale)}
                </fieldset>
                <Select
                    name="expires"
                    label=say!(locale, "token-expires")
                    options=expiries
                    value="30".to_owned()
                />
                <ProofField asked=proof id="proof-token"/>
                <div class="form-actions">
                    <SubmitButton>{say!(locale, "token-create")}</SubmitButton>
                </div>
            </Form>
        </Panel>
    }
}

/// A box for each scope that its maker can give. Made where it stands: a form knows its fields' words only within.
fn scopes(rights: Rights, locale: Locale) -> impl IntoView {
    let given = Scope::ALL.iter().filter(move |it| it.is_of_members() && rights.has(it.asks()));
    let scope = |it: &Scope| {
        view! { <Check name="scopes[]" label=scope_name(*it, locale) value=it.word().to_owned()/> }
    };
    given.map(scope).collect_view()
}
