//! The doors of channels.

use leptos::prelude::*;
use switchboard::access::{AssistantTune, ChannelsConnect, ChannelsLook, KeysManage};
use switchboard::channels::{self, AssistantMode, CallbackUrl, Colour, Domain, Greeting, Launcher, Look, Position};
use switchboard::ids::*;
use switchboard::say;
use switchboard::team::{self, KeyName, NewServiceKey};

use super::address::{Section, section, with_secret};
use super::{problems, shown_once};
use crate::{Problem, access, go_on, locale, notice, visit};

/// Connects a channel and opens its first section.
#[server(endpoint = "channels/connect")]
pub async fn connect(kind: String, name: String, sites: String) -> Result<(), Problem> {
    let domains = read_sites(&sites)?;
    let tx = access::require(ChannelsConnect).await?;
    let (channel, first) = match kind.as_str() {
        "api" => (channels::connect_api(tx, &name).await, Section::Keys),
        _ => (channels::connect_widget(tx, &name, domains).await, Section::Look),
    };
    let channel = channel.map_err(problems::connect)?;
    notice(say!(locale(), "channels-did-connect", name = name.trim()));
    go_on(&section(channel, first));
    Ok(())
}

/// One site a line.
fn read_sites(text: &str) -> Result<Vec<Domain>, Problem> {
    text.lines()
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .map(|it| Domain::parse(it).map_err(problems::site))
        .collect()
}

/// Changes the look and words of a widget.
#[server(endpoint = "channels/change-look")]
#[allow(clippy::too_many_arguments, reason = "one for each field of the form")]
pub async fn change_look(
    channel: ChannelId,
    colour: String,
    position: Position,
    launcher: Launcher,
    greeting_en: String,
    greeting_fr: String,
    ask_name: Option<bool>,
    ask_email: Option<bool>,
) -> Result<(), Problem> {
    let look = Look {
        colour: Colour::parse(colour.trim()).map_err(|_| problems::colour())?,
        position,
        launcher,
        greeting: Greeting { en: greeting_en, fr: greeting_fr },
        ask_name: ask_name.unwrap_or(false),
        ask_email: ask_email.unwrap_or(false),
    };
    let tx = access::require(ChannelsLook).await?;
    channels::change_look(tx, channel, look).await.map_err(problems::look)?;
    saved(channel, Section::Look)
}

fn saved(channel: ChannelId, at: Section) -> Result<(), Problem> {
    notice(say!(locale(), "channels-did-save"));
    go_on(&section(channel, at));
    Ok(())
}

/// Gives a channel another name.
#[server(endpoint = "channels/rename")]
pub async fn rename(channel: ChannelId, name: String) -> Result<(), Problem> {
    let tx = access::require(ChannelsLook).await?;
    channels::rename(tx, channel, &name).await.map_err(problems::rename)?;
    saved(channel, Section::Settings)
}

/// Says which sites may show a widget.
#[server(endpoint = "channels/set-sites")]
pub async fn set_sites(channel: ChannelId, sites: String) -> Result<(), Problem> {
    let domains = read_sites(&sites)?;
    let tx = access::require(ChannelsConnect).await?;
    channels::set_domains(tx, channel, domains).await.map_err(problems::sites)?;
    saved(channel, Section::Sites)
}

/// Says where answers are posted; an empty address is nowhere.
#[server(endpoint = "channels/set-callback")]
pub async fn set_callback(channel: ChannelId, url: String) -> Result<(), Problem> {
    let url = match url.trim() {
        "" => None,
        url => Some(CallbackUrl::parse(url).map_err(|_| problems::callback_url())?),
    };
    let tx = access::require(ChannelsConnect).await?;
    let made = channels::set_callback(tx, visit().desk.seal(), channel, url).await.map_err(problems::callback)?;
    let Some(secret) = made else { return saved(channel, Section::Answers) };
    go_on(&with_secret(channel, Section::Answers, &shown_once::seal(&secret)?));
    Ok(())
}

/// Pauses a channel.
#[server(endpoint = "channels/pause")]
pub async fn pause(channel: ChannelId) -> Result<(), Problem> {
    let tx = access::require(ChannelsConnect).await?;
    channels::pause(tx, channel).await.map_err(problems::change)?;
    notice(say!(locale(), "channels-did-pause"));
    Ok(())
}

/// Lets a paused channel run again.
#[server(endpoint = "channels/resume")]
pub async fn resume(channel: ChannelId) -> Result<(), Problem> {
    let tx = access::require(ChannelsConnect).await?;
    channels::resume(tx, channel).await.map_err(problems::change)?;
    notice(say!(locale(), "channels-did-resume"));
    Ok(())
}

/// Says what the assistant does on a channel.
#[server(endpoint = "channels/set-assistant")]
pub async fn set_assistant(channel: ChannelId, mode: AssistantMode) -> Result<(), Problem> {
    let tx = access::require(AssistantTune).await?;
    channels::set_assistant_mode(tx, channel, mode).await.map_err(problems::change)?;
    saved(channel, Section::Assistant)
}

/// Makes a service key for a channel, or for every API channel, and shows its secret once.
#[server(endpoint = "channels/make-key")]
pub async fn make_key(channel: ChannelId, name: String, everywhere: Option<bool>) -> Result<(), Problem> {
    let name = KeyName::parse(&name).map_err(|_| problems::name())?;
    let only = (!everywhere.unwrap_or(false)).then_some(channel);
    let tx = access::require(KeysManage).await?;
    let new = NewServiceKey { name, channel: only, expires_at: None };
    let (_, secret) = team::create_key(tx, &new).await.map_err(problems::make_key)?;
    go_on(&with_secret(channel, Section::Keys, &shown_once::seal(secret.reveal())?));
    Ok(())
}

/// Revokes a service key.
#[server(endpoint = "channels/revoke-key")]
pub async fn revoke_key(key: ServiceKeyId) -> Result<(), Problem> {
    let tx = access::require(KeysManage).await?;
    team::revoke_key(tx, key).await.map_err(problems::revoke_key)?;
    notice(say!(locale(), "channels-did-revoke"));
    Ok(())
}
