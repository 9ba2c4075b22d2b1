//! Connecting a channel.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::RngCore as _;

use super::parse_name;
use crate::access::ChannelsConnect;
use crate::billing::{self, Limit};
use crate::channels::{ApiSettings, AssistantMode, Domain, Look, Settings, WidgetSettings, store};
use crate::prelude::*;

/// The most channels of one workspace.
const MOST: usize = 50;

/// Why a channel was not connected.
#[derive(Debug, thiserror::Error)]
pub enum CannotConnect {
    /// The name is empty or longer than 80 characters.
    #[error("a channel's name has 1 to 80 characters")]
    BadName,
    /// The workspace has as many channels as it can have.
    #[error("a workspace has {MOST} channels at most")]
    TooMany,
    /// The plan has no room for another.
    #[error("the plan has no room for another channel")]
    PlanFull,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Connects a widget that the sites of `domains` may show.
///
/// # Errors
/// [`CannotConnect`].
pub async fn connect_widget(
    tx: Tx<ChannelsConnect>,
    name: &str,
    domains: Vec<Domain>,
) -> Result<ChannelId, CannotConnect> {
    let settings = Settings::Widget(WidgetSettings { look: Look::default(), allowed_domains: domains });
    connect(tx, name, AssistantMode::Send, settings).await
}

/// Connects an API channel. Its answers wait to be fetched until it has a callback.
///
/// # Errors
/// [`CannotConnect`].
pub async fn connect_api(tx: Tx<ChannelsConnect>, name: &str) -> Result<ChannelId, CannotConnect> {
    connect(tx, name, AssistantMode::Send, Settings::Api(ApiSettings::default())).await
}

async fn connect(
    mut tx: Tx<ChannelsConnect>,
    name: &str,
    mode: AssistantMode,
    settings: Settings,
) -> Result<ChannelId, CannotConnect> {
    let name = parse_name(name).ok_or(CannotConnect::BadName)?;
    let there = store::list(&mut tx).await?.len();
    if there >= MOST {
        return Err(CannotConnect::TooMany);
    }
    if !billing::steps::has_room(&mut tx, Limit::Channels, i64::try_from(there).unwrap_or(i64::MAX)).await? {
        return Err(CannotConnect::PlanFull);
    }

    let channel = store::add(&mut tx, name, &public_key(), mode, &settings).await?;
    tx.record(Event::ChannelChanged { channel }).await?;

    tx.commit().await?;
    Ok(channel)
}

/// Names a channel in public: 96 random bits, so that keys neither collide nor can be counted.
pub(in crate::channels) fn public_key() -> String {
    let mut bytes = [0; 12];
    rand::rng().fill_bytes(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}
