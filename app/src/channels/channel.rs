//! `/channels/:channel`

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::{use_params_map, use_query_map};
use switchboard::access::{ChannelsRead, Right};
use switchboard::channels::{self, Channel, Settings};
use switchboard::ids::ChannelId;
use switchboard::say;
use switchboard::text::{full, short};
use time::OffsetDateTime;

use super::api::ApiChannel;
use super::domains::Domains;
use super::doors::{Pause, Rename, Resume};
use super::install::Install;
use super::kind::{State, kind_name};
use super::look::LookSection;
use super::mode::{ModeChoice, mode_text};
use super::words::Words;
use super::{Tried, problems};
use crate::ui::{Fact, Facts, Fold, SubmitButton, Tab, Tabs, TextField, Time, Variant};
use crate::{Form, Sheet, access, filled, locale, once, page, paths, visit};

/// What the reader may do with the channel.
#[derive(Debug, Clone, Copy)]
pub(super) struct May {
    /// Change its look, words and name.
    pub look: bool,
    /// Pause it, set its domains and its callback.
    pub connect: bool,
    /// Say what the assistant does.
    pub publish: bool,
    /// See the service keys.
    pub keys: bool,
}

/// One channel.
pub fn channel_page() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("channel")).unwrap_or_default();
    let (tab, tried) = use_query_map().with_untracked(|query| (query.get("tab").unwrap_or_default(), Tried::of(query)));
    page(async move {
        let id: ChannelId = problems::id(&id)?;
        let mut tx = access::require(ChannelsRead).await?;
        let channel = channels::find(&mut tx, id).await?.ok_or_else(access::not_found)?;
        let may = May {
            look: tx.may(Right::ChannelsLook),
            connect: tx.may(Right::ChannelsConnect),
            publish: tx.may(Right::AssistantPublish),
            keys: tx.may(Right::KeysRead),
        };
        let secret = if may.connect { once::take(id.0).await? } else { None };
        let title = channel.name.clone();
        let actions = may.connect.then(|| view! { <Running id=id active=channel.active/> });
        let body = view! {
            <div class="page stack">
                <p>
                    <a class="link" href=paths::channels()>{say!(locale(), "channels-back")}</a>
                </p>
                <Standing channel=channel.clone() may=may/>
                <Section channel=channel tab=tab tried=tried may=may secret=secret/>
            </div>
        };
        Ok(Sheet::new(title, body).actions(actions))
    })
}

/// What the channel is and does now.
#[component]
fn Standing(channel: Channel, may: May) -> impl IntoView {
    let locale = locale();
    let rename = may.look.then(|| view! { <RenameForm id=channel.id name=channel.name.clone()/> });
    view! {
        <Facts>
            <Fact name=say!(locale, "channels-column-name")>{kind_name(channel.kind)}</Fact>
            <Fact name=say!(locale, "channels-column-state")>
                <State active=channel.active/>
                {(!channel.active).then(|| view! { <p class="hint">{say!(locale, "channels-paused-text")}</p> })}
            </Fact>
            <Fact name=say!(locale, "channels-column-assistant")>
                <ModeChoice channel=channel.id name=channel.name.clone() mode=channel.assistant_mode may_publish=may.publish/>
                <p class="hint">{mode_text(channel.assistant_mode)}</p>
            </Fact>
            <Fact name=say!(locale, "channels-column-last")>
                <LastReceived at=channel.last_received_at/>
            </Fact>
        </Facts>
        {rename}
    }
}

/// The part of the page that the address asks for.
#[component]
fn Section(channel: Channel, tab: String, tried: Tried, may: May, secret: Option<String>) -> impl IntoView {
    match channel.settings.clone().map(|it| it.0) {
        Some(Settings::Widget(widget)) => {
            let shown = match tab.as_str() {
                "words" => {
                    view! { <Words id=channel.id look=tried.over(&widget.look) tried=tried may=may/> }.into_any()
                }
                "domains" => view! { <Domains id=channel.id domains=widget.allowed_domains may=may/> }.into_any(),
                "install" => view! { <Install channel=channel.clone() domains=widget.allowed_domains/> }.into_any(),
                _ => {
                    view! { <LookSection id=channel.id look=tried.over(&widget.look) tried=tried may=may/> }.into_any()
                }
            };
            view! {
                <WidgetTabs id=channel.id tab=tab/>
                {shown}
            }
            .into_any()
        }
        Some(Settings::Api(api)) => {
            view! { <ApiChannel channel=channel callback=api.callback_url may=may secret=secret/> }.into_any()
        }
        // A kind that cannot be connected yet has nothing to be set.
        None => ().into_any(),
    }
}

#[component]
fn WidgetTabs(id: ChannelId, tab: String) -> impl IntoView {
    let locale = locale();
    let is = |name: &str| tab == name;
    let is_look = !["words", "domains", "install"].contains(&tab.as_str());
    let tabs = vec![
        Tab::new(paths::channel(id, ""), say!(locale, "channels-tab-look"), is_look),
        Tab::new(paths::channel(id, "words"), say!(locale, "channels-tab-words"), is("words")),
        Tab::new(paths::channel(id, "domains"), say!(locale, "channels-tab-domains"), is("domains")),
        Tab::new(paths::channel(id, "install"), say!(locale, "channels-tab-install"), is("install")),
    ];
    view! { <Tabs label=say!(locale, "channels-widget-sections") tabs=tabs/> }
}

/// Pause or resume.
#[component]
fn Running(id: ChannelId, active: bool) -> impl IntoView {
    let locale = locale();
    let hidden = vec![("channel", id.to_string())];
    match active {
        true => view! {
            <Form door=Pause::PATH hidden=hidden>
                <SubmitButton variant=Variant::Default icon=Some("pause")>{say!(locale, "channels-pause")}</SubmitButton>
            </Form>
        }
        .into_any(),
        false => view! {
            <Form door=Resume::PATH hidden=hidden>
                <SubmitButton icon=Some("play")>{say!(locale, "channels-resume")}</SubmitButton>
            </Form>
        }
        .into_any(),
    }
}

#[component]
fn RenameForm(id: ChannelId, name: String) -> impl IntoView {
    let locale = locale();
    let hidden = vec![("channel", id.to_string())];
    // What was refused is seen.
    let refused = filled(Rename::PATH, &hidden).was_refused();
    view! {
        <Fold title=say!(locale, "channels-rename") open=refused>
            <Form door=Rename::PATH hidden=hidden class="form">
                <TextField
                    name="name"
                    label=say!(locale, "channels-name")
                    hint=say!(locale, "channels-name-hint")
                    value=name
                    required=true
                    maxlength=80
                />
                <div class="form-actions">
                    <SubmitButton variant=Variant::Default>{say!(locale, "channels-rename")}</SubmitButton>
                </div>
            </Form>
        </Fold>
    }
}

/// When a message arrived last.
#[component]
pub(super) fn LastReceived(
    /// The moment; none where nothing arrived yet.
    at: Option<OffsetDateTime>,
) -> impl IntoView {
    match at {
        Some(at) => view! { <Moment at=at/> }.into_any(),
        None => say!(locale(), "channels-nothing-received").into_any(),
    }
}

/// A moment in the workspace's zone.
#[component]
pub(super) fn Moment(
    /// The moment.
    at: OffsetDateTime,
) -> impl IntoView {
    let visit = visit();
    let zone = visit.here.as_ref().map(|it| it.zone.clone());
    zone.map(|zone| {
        let shown = short(at, visit.desk.now(), &zone, visit.locale);
        view! { <Time at=at shown=shown full=full(at, &zone, visit.locale)/> }
    })
}
