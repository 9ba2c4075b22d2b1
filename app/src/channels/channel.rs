//! `/channels/:id`

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use leptos_router::params::ParamsMap;
use switchboard::access::{ChannelsRead, Right};
use switchboard::channels::{self, Channel};
use switchboard::ids::ChannelId;
use switchboard::tenancy::Tx;
use switchboard::{say, team};

use super::address::{Section, channels as all_channels, section};
use super::list::state;
use super::{keys, look, sections, shown_once};
use crate::inbox::Reader;
use crate::ui::{LinkButton, Size, Tab, Tabs, Variant};
use crate::{Problem, Sheet, access, page};

/// The settings of one channel.
pub fn channel_page() -> impl IntoView {
    let id = use_params_map().get_untracked().get("id").and_then(|it| it.parse::<ChannelId>().ok());
    let query = use_query_map().get_untracked();
    page(async move {
        let mut tx = access::require(ChannelsRead).await?;
        let id = id.ok_or_else(access::not_found)?;
        let channel = channels::find(&mut tx, id).await?.ok_or_else(access::not_found)?;
        let here = Section::read(channel.kind, &query.get("tab").unwrap_or_default());
        let reader = Reader::here();
        let shown = show(&mut tx, &channel, here, &query, &reader).await?;
        drop(tx);

        let secret =
            query.get("made").and_then(|it| shown_once::open(&it)).map(|secret| sections::secret(secret, &reader));
        let locale = reader.locale;
        let tabs = Section::of(channel.kind)
            .iter()
            .map(|it| {
                let label = locale.say(&format!("channels-tab-{}", it.word()), &[]);
                Tab::new(section(channel.id, *it), label, *it == here)
            })
            .collect();
        let actions = view! {
            {state(&channel, &reader)}
            <LinkButton href=all_channels() size=Size::Small variant=Variant::Quiet icon=Some("arrow-left")>
                {say!(locale, "channels-back")}
            </LinkButton>
        };
        let body = view! {
            <div class="page stack">
                <Tabs label=say!(locale, "channels-sections", name = channel.name.as_str()) tabs=tabs/>
                {secret}
                {shown}
            </div>
        };
        Ok(Sheet::new(channel.name, body).actions(actions))
    })
}

async fn show(
    tx: &mut Tx<ChannelsRead>,
    channel: &Channel,
    here: Section,
    query: &ParamsMap,
    reader: &Reader,
) -> Result<AnyView, Problem> {
    Ok(match here {
        Section::Look => look::look(channel, query, reader),
        Section::Sites => sections::sites(channel, reader),
        Section::Answers => sections::answers(channel, reader),
        Section::Assistant => sections::assistant(channel, reader),
        Section::Install => sections::install(channel, reader),
        Section::Settings => sections::settings(channel, reader),
        Section::Keys => {
            let keys = if reader.may(Right::KeysRead) { team::keys(tx).await? } else { Vec::new() };
            keys::keys(channel, keys, reader)
        }
    })
}
