//! `/channels`

use leptos::prelude::*;
use switchboard::access::{ChannelsRead, Right};
use switchboard::channels::{self, Channel};
use switchboard::say;
use switchboard::tenancy::Tx;

use super::kind::{State, kind_icon, kind_name};
use super::mode::ModeChoice;
use crate::ui::{Column, DataTable, Empty, Icon, LinkButton, Panel, Tab, Tabs, Variant};
use crate::{Sheet, access, locale, page, paths};

/// Every channel of the workspace.
pub fn channels_page() -> impl IntoView {
    page(async {
        let mut tx = access::require(ChannelsRead).await?;
        let channels = channels::list(&mut tx).await?;
        let may_connect = tx.may(Right::ChannelsConnect);
        let shown = match channels.is_empty() {
            true => view! { <NoChannels may_connect=may_connect/> }.into_any(),
            false => {
                let may_publish = tx.may(Right::AssistantPublish);
                view! { <Panel flush=true><Channels channels=channels may_publish=may_publish/></Panel> }.into_any()
            }
        };
        let sections = sections(&tx, true);
        let body = view! {
            <div class="page stack">
                {sections}
                <div data-live="channels">{shown}</div>
            </div>
        };
        let actions = may_connect.then(|| {
            view! {
                <LinkButton href=paths::connect_channel() variant=Variant::Primary icon=Some("plus") kbd="C">
                    {say!(locale(), "channels-connect")}
                </LinkButton>
            }
        });
        Ok(Sheet::new(say!(locale(), "channels-title"), body).actions(actions))
    })
}

/// Channels and keys, for whoever may see both.
pub(super) fn sections<P: switchboard::access::Permission>(
    tx: &Tx<P>,
    channels_shown: bool,
) -> Option<impl IntoView + use<P>> {
    let locale = locale();
    tx.may(Right::KeysRead).then(|| {
        let tabs = vec![
            Tab::new(paths::channels(), say!(locale, "channels-tab-list"), channels_shown),
            Tab::new(paths::keys(), say!(locale, "channels-tab-keys"), !channels_shown),
        ];
        view! { <Tabs label=say!(locale, "channels-sections") tabs=tabs/> }
    })
}

/// Nothing is connected yet.
#[component]
pub(super) fn NoChannels(
    /// Whether the reader may connect one.
    may_connect: bool,
) -> impl IntoView {
    let locale = locale();
    let action = match may_connect {
        true => view! {
            <LinkButton href=paths::connect_channel()>{say!(locale, "channels-connect")}</LinkButton>
        }
        .into_any(),
        false => view! { <p class="empty-text">{say!(locale, "channels-empty-look")}</p> }.into_any(),
    };
    view! {
        <Empty
            title=say!(locale, "channels-empty")
            text=say!(locale, "channels-empty-text")
            action=action
            icon="radio-tower"
        />
    }
}

/// The channels, one a row.
#[component]
pub(super) fn Channels(
    /// In the order shown.
    channels: Vec<Channel>,
    /// Whether the reader may say what the assistant does.
    may_publish: bool,
) -> impl IntoView {
    let locale = locale();
    let columns = vec![
        Column::new(say!(locale, "channels-column-name")),
        Column::new(say!(locale, "channels-column-state")),
        Column::new(say!(locale, "channels-column-assistant")).wide_only(),
        Column::new(say!(locale, "channels-column-last")).wide_only(),
    ];
    let rows = channels
        .into_iter()
        .map(|channel| view! { <ChannelRow channel=channel may_publish=may_publish/> })
        .collect_view();
    view! { <DataTable caption=say!(locale, "channels-title") columns=columns>{rows}</DataTable> }
}

#[component]
fn ChannelRow(channel: Channel, may_publish: bool) -> impl IntoView {
    let mode = view! {
        <ModeChoice channel=channel.id name=channel.name.clone() mode=channel.assistant_mode may_publish=may_publish/>
    };
    view! {
        <tr>
            <th scope="row">
                <span class="flex items-center gap-2.5 py-1">
                    <Icon name=kind_icon(channel.kind)/>
                    <span class="min-w-0">
                        <a href=paths::channel(channel.id, "") data-row="true">{channel.name}</a>
                        <span class="block text-xs font-normal text-ink-2">{kind_name(channel.kind)}</span>
                    </span>
                </span>
            </th>
            <td><State active=channel.active/></td>
            <td class="wide-only">{mode}</td>
            <td class="wide-only">
                <super::channel::LastReceived at=channel.last_received_at/>
            </td>
        </tr>
    }
}
