//! `/channels/keys`

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_query_map;
use switchboard::access::{KeysRead, Right};
use switchboard::billing::{self, Entitlement};
use switchboard::channels::{self, Channel, Kind};
use switchboard::ids::ServiceKeyId;
use switchboard::say;
use switchboard::team::{self, ServiceKey};
use time::OffsetDateTime;

use super::areas::Area;
use super::channel::Moment;
use super::doors::RevokeKey;
use super::list::sections;
use super::new_key::NewKey;
use super::rotating::Rotating;
use super::secret::Secret;
use crate::ui::{Badge, BadgeTone, Column, Confirm, DataTable, Empty, LinkButton, OnlyFirst, Panel, Size, Variant};
use crate::{Form, Sheet, access, locale, once, page, paths, visit};

/// The keys of the workspace. `?made=` names the key whose secret was just made, `?revoke=` the one
/// that somebody is about to revoke, `?rotate=` the one that is about to get another secret.
pub fn keys_page() -> impl IntoView {
    let (made, revoking, rotating) = use_query_map().with_untracked(|query| {
        let id = |name: &str| query.get(name).and_then(|it| it.parse::<ServiceKeyId>().ok());
        (id("made"), id("revoke"), id("rotate"))
    });
    page(async move {
        let mut tx = access::require(KeysRead).await?;
        let keys = team::keys(&mut tx).await?;
        let mut channels = channels::list(&mut tx).await?;
        channels.retain(|it| it.kind == Kind::Api);
        let may_manage = tx.may(Right::KeysManage);
        let is_in_plan = billing::steps::opens(&mut tx, Entitlement::Api).await?;
        let secret = match made.filter(|_| may_manage) {
            Some(key) => once::take(key.0).await?,
            None => None,
        };
        let named = |id: Option<ServiceKeyId>| {
            id.filter(|_| may_manage).and_then(|id| keys.iter().find(|it| it.id == id && it.is_live(tx.now())).cloned())
        };
        let (revoking, rotating) = (named(revoking), named(rotating));
        let locale = locale();
        let sections = sections(&tx, false);
        let body = view! {
            <div class="page stack">
                {sections}
                {secret.map(|secret| {
                    view! {
                        <Secret
                            title=say!(locale, "channels-key-created")
                            text=say!(locale, "channels-secret-once")
                            secret=secret
                        />
                    }
                })}
                {revoking.map(|key| view! { <Revoking key=key/> })}
                {rotating.map(|key| view! { <Rotating key=key/> })}
                <OnlyFirst shown=keys.len() most=team::MOST_LISTED/>
                <Keys keys=keys channels=channels.clone() now=tx.now() may_manage=may_manage/>
                {may_manage.then(|| match is_in_plan {
                    true => view! { <NewKey channels=channels/> }.into_any(),
                    false => {
                        let why = say!(locale, "billing-locked-api");
                        view! { <Panel title=say!(locale, "channels-key-new")><p>{why}</p></Panel> }.into_any()
                    }
                })}
            </div>
        };
        Ok(Sheet::new(say!(locale, "channels-keys"), body))
    })
}

/// The keys, newest first.
#[component]
pub(super) fn Keys(
    /// In the order shown.
    keys: Vec<ServiceKey>,
    /// The API channels, for their names.
    channels: Vec<Channel>,
    /// The moment at which a key works or not.
    now: OffsetDateTime,
    /// Whether the reader may revoke them.
    may_manage: bool,
) -> impl IntoView {
    let locale = locale();
    if keys.is_empty() {
        return view! {
            <Empty
                title=say!(locale, "channels-keys-empty")
                text=say!(locale, "channels-keys-empty-text")
                action=().into_any()
                icon="key-round"
            />
        }
        .into_any();
    }
    let mut columns = vec![
        Column::new(say!(locale, "channels-key-name")),
        Column::new(say!(locale, "channels-column-state")),
        Column::new(say!(locale, "channels-key-scope")).wide_only(),
        Column::new(say!(locale, "channels-key-used")).wide_only(),
        Column::new(say!(locale, "channels-key-expires")).wide_only(),
    ];
    if may_manage {
        columns.push(Column::new(say!(locale, "channels-key-actions")).silent());
    }
    let scope = |key: &ServiceKey| match key.channel_id {
        None => say!(locale, "channels-key-scope-all"),
        Some(id) => {
            let name = channels.iter().find(|it| it.id == id).map(|it| it.name.clone()).unwrap_or_default();
            say!(locale, "channels-key-scope-one", channel = name)
        }
    };
    let rows = keys
        .into_iter()
        .map(|key| {
            let scope = scope(&key);
            view! { <KeyRow key=key scope=scope now=now may_manage=may_manage/> }
        })
        .collect_view();
    view! {
        <Panel flush=true>
            <DataTable caption=say!(locale, "channels-keys") columns=columns>{rows}</DataTable>
        </Panel>
    }
    .into_any()
}

#[component]
fn KeyRow(key: ServiceKey, scope: String, now: OffsetDateTime, may_manage: bool) -> impl IntoView {
    let locale = locale();
    let is_live = key.is_live(now);
    let former = key.former(now).map(|(prefix, until)| {
        let words = say!(locale, "channels-key-former", prefix = prefix.to_owned());
        view! { <span class="block text-xs font-normal text-ink-2">{words} " " <Day at=until/></span> }
    });
    let areas = Area::told(&key.scopes.0, locale).join(", ");
    let state = match (is_live, key.revoked_at) {
        (true, _) => view! { <Badge tone=BadgeTone::Ok>{say!(locale, "channels-key-live")}</Badge> },
        (false, Some(_)) => view! { <Badge tone=BadgeTone::Danger>{say!(locale, "channels-key-revoked")}</Badge> },
        (false, None) => view! { <Badge tone=BadgeTone::Lamp>{say!(locale, "channels-key-expired")}</Badge> },
    };
    let used = match key.last_used_at {
        Some(at) => view! { <Moment at=at/> }.into_any(),
        None => say!(locale, "channels-key-never-used").into_any(),
    };
    let expires = match key.expires_at {
        Some(at) => view! { <Day at=at/> }.into_any(),
        None => say!(locale, "channels-key-expires-never").into_any(),
    };
    let name = key.name.clone();
    let act = may_manage.then(|| {
        let act = |what: &str, words: String| {
            let (href, name) = (format!("{}?{what}={}", paths::keys(), key.id), key.name.clone());
            view! {
                <LinkButton href=href size=Size::Small variant=Variant::Quiet>
                    {words}
                    <span class="sr-only">" " {name}</span>
                </LinkButton>
            }
        };
        let acts = is_live.then(|| {
            let (rotate, revoke) = (
                act("rotate", say!(locale, "channels-key-rotate")),
                act("revoke", say!(locale, "channels-key-revoke")),
            );
            view! { {rotate} {revoke} }
        });
        view! { <td class="act">{acts}</td> }
    });
    view! {
        <tr>
            <th scope="row">
                <span class="block">{name}</span>
                <code class="block text-xs font-normal text-ink-2">{key.prefix.clone()} "…"</code>
                {former}
                <span class="block text-xs font-normal text-ink-2">{say!(locale, "channels-key-made", maker = key.maker)}</span>
            </th>
            <td>{state}</td>
            <td class="wide-only">
                {scope} <span class="block text-xs text-ink-2">{areas}</span>
            </td>
            <td class="wide-only">{used}</td>
            <td class="wide-only">{expires}</td>
            {act}
        </tr>
    }
}

/// A moment to come, in full: "3 h" would be read as the past.
#[component]
fn Day(at: OffsetDateTime) -> impl IntoView {
    let visit = visit();
    let zone = visit.here.as_ref().map(|it| it.zone.clone());
    zone.map(|zone| {
        let shown = switchboard::text::full(at, &zone, visit.locale);
        view! { <crate::ui::Time at=at shown=shown/> }
    })
}

/// Asks before a key is revoked.
#[component]
fn Revoking(key: ServiceKey) -> impl IntoView {
    let locale = locale();
    view! {
        <Panel title=say!(locale, "channels-key-revoke-title")>
            <Form door=RevokeKey::PATH hidden=vec![("key", key.id.to_string())] class="form">
                <Confirm
                    thing=key.name
                    consequence=say!(locale, "channels-key-revoke-consequence")
                    act=say!(locale, "channels-key-revoke-act")
                    keep=say!(locale, "channels-key-revoke-keep")
                    back=paths::keys()
                />
            </Form>
        </Panel>
    }
}
