//! The doors of the channels.

use leptos::prelude::*;
use switchboard::access::{AssistantPublish, ChannelsConnect, ChannelsLook, KeysManage};
use switchboard::channels::{self, AssistantMode, Greeting, Launcher, Look, Position};
use switchboard::ids::*;
use switchboard::say;
use switchboard::team::{self, NewServiceKey};
use switchboard::tenancy::Tx;
use time::Duration;

use super::areas::Area;
use super::kind::widget_of;
use super::problems;
use crate::{Problem, access, locale, notice, once, paths, visit};

fn go(address: &str) {
    leptos_axum::redirect(address, false);
}

/// Connects a widget, and shows the snippet for the website.
#[server(endpoint = "channels/connect-widget")]
pub async fn connect_widget(name: String, domains: String) -> Result<(), Problem> {
    let domains = problems::domains(&domains)?;
    let tx = access::require(ChannelsConnect).await?;
    let channel = channels::connect_widget(tx, &name, domains).await.map_err(problems::connect)?;
    notice(say!(locale(), "channels-connected-widget"));
    go(&paths::channel(channel, "install"));
    Ok(())
}

/// Connects an API channel.
#[server(endpoint = "channels/connect-api")]
pub async fn connect_api(name: String) -> Result<(), Problem> {
    let tx = access::require(ChannelsConnect).await?;
    let channel = channels::connect_api(tx, &name).await.map_err(problems::connect)?;
    notice(say!(locale(), "channels-connected-api"));
    go(&paths::channel(channel, ""));
    Ok(())
}

/// Pauses a channel.
#[server(endpoint = "channels/pause")]
pub async fn pause(channel: String) -> Result<(), Problem> {
    let channel = problems::id(&channel)?;
    let tx = access::require(ChannelsConnect).await?;
    channels::pause(tx, channel).await.map_err(problems::change)?;
    notice(say!(locale(), "channels-did-pause"));
    Ok(())
}

/// Lets a paused channel run again.
#[server(endpoint = "channels/resume")]
pub async fn resume(channel: String) -> Result<(), Problem> {
    let channel = problems::id(&channel)?;
    let tx = access::require(ChannelsConnect).await?;
    channels::resume(tx, channel).await.map_err(problems::change)?;
    notice(say!(locale(), "channels-did-resume"));
    Ok(())
}

/// Says what the assistant does on a channel.
#[server(endpoint = "channels/set-assistant-mode")]
pub async fn set_assistant_mode(channel: String, mode: String) -> Result<(), Problem> {
    let channel = problems::id(&channel)?;
    let mode: AssistantMode = problems::word("mode", &mode)?;
    let tx = access::require(AssistantPublish).await?;
    channels::set_assistant_mode(tx, channel, mode).await.map_err(problems::change)?;
    notice(say!(locale(), "channels-mode-set"));
    Ok(())
}

/// Gives a channel another name.
#[server(endpoint = "channels/rename")]
pub async fn rename(channel: String, name: String) -> Result<(), Problem> {
    let channel = problems::id(&channel)?;
    let tx = access::require(ChannelsLook).await?;
    channels::rename(tx, channel, &name).await.map_err(problems::rename)?;
    notice(say!(locale(), "channels-renamed"));
    Ok(())
}

/// Changes colour, corner and button of a widget; its words stay.
#[server(endpoint = "channels/change-look")]
pub async fn change_look(channel: String, colour: String, position: String, launcher: String) -> Result<(), Problem> {
    let channel = problems::id(&channel)?;
    let colour = problems::colour(&colour)?;
    let position: Position = problems::word("position", &position)?;
    let launcher: Launcher = problems::word("launcher", &launcher)?;
    let mut tx = access::require(ChannelsLook).await?;
    let kept = look(&mut tx, channel).await?;
    let look = Look { colour, position, launcher, ..kept };
    channels::change_look(tx, channel, look).await.map_err(problems::change_look)?;
    notice(say!(locale(), "saved"));
    go(&paths::channel(channel, ""));
    Ok(())
}

/// Changes the greetings of a widget; its look stays.
#[server(endpoint = "channels/change-words")]
pub async fn change_words(channel: String, greeting_en: String, greeting_fr: String) -> Result<(), Problem> {
    let channel = problems::id(&channel)?;
    let greeting = Greeting { en: greeting_en.trim().to_owned(), fr: greeting_fr.trim().to_owned() };
    let mut tx = access::require(ChannelsLook).await?;
    let kept = look(&mut tx, channel).await?;
    channels::change_look(tx, channel, Look { greeting, ..kept }).await.map_err(problems::change_look)?;
    notice(say!(locale(), "saved"));
    go(&paths::channel(channel, "words"));
    Ok(())
}

async fn look(tx: &mut Tx<ChannelsLook>, id: ChannelId) -> Result<Look, Problem> {
    let channel = channels::find(tx, id).await?.ok_or_else(access::not_found)?;
    Ok(widget_of(&channel).ok_or_else(problems::wrong_kind)?.look.clone())
}

/// Says which sites may show a widget.
#[server(endpoint = "channels/set-domains")]
pub async fn set_domains(channel: String, domains: String) -> Result<(), Problem> {
    let channel = problems::id(&channel)?;
    let domains = problems::domains(&domains)?;
    let tx = access::require(ChannelsConnect).await?;
    channels::set_domains(tx, channel, domains).await.map_err(problems::set_domains)?;
    notice(say!(locale(), "channels-domains-saved"));
    Ok(())
}

/// Sets or removes the address to which answers are posted. A new secret is shown once, on
/// the page that follows.
#[server(endpoint = "channels/set-callback")]
pub async fn set_callback(channel: String, callback: String) -> Result<(), Problem> {
    let channel: ChannelId = problems::id(&channel)?;
    let url = problems::callback(&callback)?;
    let tx = access::require(ChannelsConnect).await?;
    let secret = channels::set_callback(tx, visit().desk.seal(), channel, url).await.map_err(problems::set_callback)?;
    if let Some(secret) = secret {
        once::leave(channel.0, &secret).await?;
    }
    notice(say!(locale(), "channels-callback-saved"));
    Ok(())
}

/// Makes a service key. Its secret is shown once, on the page that follows.
///
/// `channel` is empty for every API channel; `expires` is a number of days, or `never`. What the key may be used for is
/// `none`, `read` or `write` for each area.
#[server(endpoint = "channels/create-key")]
pub async fn create_key(
    name: String,
    channel: String,
    expires: String,
    conversations: String,
    contacts: String,
    knowledge: String,
    leads: String,
) -> Result<(), Problem> {
    let name = problems::key_name(&name)?;
    let scopes = Area::scopes([&conversations, &contacts, &knowledge, &leads])?;
    let channel = match channel.as_str() {
        "" => None,
        id => Some(problems::id(id)?),
    };
    let expires_at = match expires.as_str() {
        "never" => None,
        days => Some(visit().desk.now() + Duration::days(problems::word::<u16>("expires", days)?.into())),
    };
    let tx = access::require(KeysManage).await?;
    let new = NewServiceKey { name, scopes, channel, expires_at };
    let (key, secret) = team::create_key(tx, &new).await.map_err(problems::create_key)?;
    once::leave(key.0, secret.reveal()).await?;
    go(&format!("{}?made={key}", paths::keys()));
    Ok(())
}

/// Gives a service key another secret, shown once, on the page that follows. The one before works for some hours more.
#[server(endpoint = "channels/rotate-key")]
pub async fn rotate_key(key: String, overlap: String) -> Result<(), Problem> {
    let key: ServiceKeyId = problems::id(&key)?;
    let overlap = Duration::hours(problems::word::<u16>("overlap", &overlap)?.into());
    let tx = access::require(KeysManage).await?;
    let secret = team::rotate_key(tx, key, overlap).await.map_err(problems::rotate_key)?;
    once::leave(key.0, secret.reveal()).await?;
    go(&format!("{}?made={key}", paths::keys()));
    Ok(())
}

/// Revokes a service key.
#[server(endpoint = "channels/revoke-key")]
pub async fn revoke_key(key: String) -> Result<(), Problem> {
    let key = problems::id(&key)?;
    let tx = access::require(KeysManage).await?;
    team::revoke_key(tx, key).await.map_err(problems::revoke_key)?;
    notice(say!(locale(), "channels-key-did-revoke"));
    go(&paths::keys());
    Ok(())
}
