//! `/channels`

use leptos::prelude::*;
use switchboard::access::{ChannelsRead, Right};
use switchboard::channels::{self, Channel};
use switchboard::say;

use super::address::{Section, section};
use crate::inbox::{Reader, channel_icon};
use crate::ui::{Badge, BadgeTone, Column, DataTable, Empty, Icon, LinkButton, Panel, Time, Variant};
use crate::{Sheet, access, page, paths};

/// Every channel of the workspace.
pub fn channels_page() -> impl IntoView {
    page(async {
        let mut tx = access::require(ChannelsRead).await?;
        let channels = channels::list(&mut tx).await?;
        drop(tx);
        let reader = Reader::here();
        let locale = reader.locale;
        let connect = reader.may(Right::ChannelsConnect).then(|| {
            view! {
                <LinkButton href=paths::here("/channels/new") variant=Variant::Primary icon=Some("plus") kbd="C">
                    {say!(locale, "channels-new")}
                </LinkButton>
            }
        });
        let title = say!(locale, "channels-title");
        if channels.is_empty() {
            let body = view! {
                <Empty
                    title=say!(locale, "channels-empty")
                    text=say!(locale, "channels-empty-text")
                    action=connect.into_any()
                    icon="radio-tower"
                />
            };
            return Ok(Sheet::new(title, body));
        }
        let body = view! {
            <div class="page" data-live="channels">
                <Panel flush=true>{table(channels, &reader)}</Panel>
            </div>
        };
        Ok(Sheet::new(title, body).actions(connect))
    })
}

fn table(channels: Vec<Channel>, reader: &Reader) -> impl IntoView + use<> {
    let locale = reader.locale;
    let columns = vec![
        Column::new(say!(locale, "channels-name")),
        Column::new(say!(locale, "channels-kind")).wide_only(),
        Column::new(say!(locale, "channels-state")),
        Column::new(say!(locale, "channels-assistant")).wide_only(),
        Column::new(say!(locale, "channels-received")),
    ];
    let rows = channels.into_iter().map(|it| row(it, reader)).collect_view();
    view! { <DataTable caption=say!(locale, "channels-list") columns=columns>{rows}</DataTable> }
}

fn row(it: Channel, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let first = Section::of(it.kind)[0];
    let kind = locale.say(&format!("channels-kind-{}", it.kind), &[]);
    let mode = locale.say(&format!("channels-mode-{}-short", it.assistant_mode), &[]);
    let received = match it.last_received_at {
        Some(at) => view! { <Time at=at shown=reader.short(at) full=reader.full(at)/> }.into_any(),
        None => say!(locale, "channels-received-never").into_any(),
    };
    view! {
        <tr>
            <th scope="row">
                <a class="cluster" href=section(it.id, first) data-row="true">
                    <Icon name=channel_icon(it.kind)/>
                    <span>{it.name.clone()}</span>
                </a>
            </th>
            <td class="wide-only">{kind}</td>
            <td>{state(&it, reader)}</td>
            <td class="wide-only">{mode}</td>
            <td>{received}</td>
        </tr>
    }
    .into_any()
}

/// Whether a channel is live, in a word.
pub fn state(it: &Channel, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    if it.active {
        view! { <Badge tone=BadgeTone::Ok icon=Some("check")>{say!(locale, "channels-live")}</Badge> }.into_any()
    } else {
        view! { <Badge tone=BadgeTone::Lamp icon=Some("pause")>{say!(locale, "channels-paused")}</Badge> }.into_any()
    }
}
