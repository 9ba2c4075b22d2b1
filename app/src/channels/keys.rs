//! The service keys that may use a channel.

use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use switchboard::access::Right;
use switchboard::channels::Channel;
use switchboard::say;
use switchboard::team::ServiceKey;

use super::doors::{MakeKey, RevokeKey};
use crate::Form;
use crate::inbox::Reader;
use crate::ui::{Badge, Check, Column, DataTable, Empty, Panel, Size, SubmitButton, TextField, Time, Variant};

/// The keys section.
pub fn keys(channel: &Channel, keys: Vec<ServiceKey>, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let keys: Vec<ServiceKey> =
        keys.into_iter().filter(|it| it.channel_id.is_none_or(|only| only == channel.id)).collect();
    let shown = if keys.is_empty() {
        view! {
            <Empty
                title=say!(locale, "channels-keys-empty")
                text=say!(locale, "channels-keys-empty-text")
                action=().into_any()
                icon="key-round"
            />
        }
        .into_any()
    } else {
        table(keys, reader)
    };
    let make = reader.may(Right::KeysManage).then(|| make(channel, reader));
    view! {
        <Panel title=say!(locale, "channels-keys-title") flush=true>{shown}</Panel>
        {make}
    }
    .into_any()
}

fn make(channel: &Channel, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let hidden = vec![("channel", channel.id.to_string())];
    view! {
        <Panel title=say!(locale, "channels-keys-new")>
            <Form door=MakeKey::PATH hidden=hidden class="form">
                <TextField name="name" label=say!(locale, "channels-keys-name") required=true maxlength=80/>
                <Check name="everywhere" label=say!(locale, "channels-keys-all")/>
                <div class="form-actions">
                    <SubmitButton>{say!(locale, "channels-keys-new")}</SubmitButton>
                </div>
            </Form>
        </Panel>
    }
    .into_any()
}

fn table(keys: Vec<ServiceKey>, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let columns = vec![
        Column::new(say!(locale, "channels-name")),
        Column::new(say!(locale, "channels-keys-prefix")),
        Column::new(say!(locale, "channels-state")).wide_only(),
        Column::new(say!(locale, "channels-keys-made")).wide_only(),
        Column::new(say!(locale, "channels-keys-used")),
        Column::new(say!(locale, "channels-act")).silent(),
    ];
    let rows = keys.into_iter().map(|it| row(it, reader)).collect_view();
    view! { <DataTable caption=say!(locale, "channels-keys-title") columns=columns>{rows}</DataTable> }.into_any()
}

fn row(it: ServiceKey, reader: &Reader) -> AnyView {
    let locale = reader.locale;
    let reach = match it.channel_id {
        Some(_) => say!(locale, "channels-key-here"),
        None => say!(locale, "channels-key-everywhere"),
    };
    let made = say!(locale, "channels-keys-made-by", when = reader.short(it.created_at), name = it.maker.as_str());
    let used = match it.last_used_at {
        Some(at) => view! { <Time at=at shown=reader.short(at) full=reader.full(at)/> }.into_any(),
        None => say!(locale, "channels-keys-never").into_any(),
    };
    let act = if !it.is_live(reader.now) {
        view! { <Badge>{say!(locale, "channels-keys-revoked")}</Badge> }.into_any()
    } else if reader.may(Right::KeysManage) {
        view! {
            <Form door=RevokeKey::PATH hidden=vec![("key", it.id.to_string())]>
                <SubmitButton size=Size::Small variant=Variant::Quiet>{say!(locale, "channels-keys-revoke")}</SubmitButton>
            </Form>
        }
        .into_any()
    } else {
        ().into_any()
    };
    view! {
        <tr>
            <th scope="row">{it.name}</th>
            <td><code>{it.prefix} "…"</code></td>
            <td class="wide-only">{reach}</td>
            <td class="wide-only">{made}</td>
            <td>{used}</td>
            <td>{act}</td>
        </tr>
    }
    .into_any()
}
