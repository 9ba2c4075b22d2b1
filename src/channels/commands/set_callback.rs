//! Where the answers of an API channel are posted, and what signs them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rand::RngCore as _;
use sqlx::types::Json;

use crate::access::{ChannelsConnect, Work};
use crate::channels::{Settings, store};
use crate::prelude::*;
use crate::sealing::{Place, Seal};

/// An address to post answers to. Whether its host may be reached is decided when it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallbackUrl(String);

/// Not an address to post to.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an http address without a user name")]
pub struct BadCallback;

impl CallbackUrl {
    /// Reads `https://example.com/answers`.
    ///
    /// # Errors
    /// [`BadCallback`] for another scheme, a user name, spaces, or more than 500 characters.
    pub fn parse(text: &str) -> Result<Self, BadCallback> {
        let text = text.trim();
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).ok_or(BadCallback)?;
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let is_clean = text.len() <= 500 && text.chars().all(|it| it.is_ascii_graphic());
        if host.is_empty() || host.contains(['@', '\\']) || !is_clean {
            return Err(BadCallback);
        }
        Ok(Self(text.to_owned()))
    }

    fn host(&self) -> &str {
        host(&self.0)
    }
}

/// Scheme, host and port of an address.
fn host(url: &str) -> &str {
    let after = url.find("://").map_or(0, |at| at + 3);
    let end = url[after..].find(['/', '?', '#']).map_or(url.len(), |at| after + at);
    &url[..end]
}

/// Why a callback was not set.
#[derive(Debug, thiserror::Error)]
pub enum CannotSetCallback {
    /// No such channel in this workspace.
    #[error("channel not found")]
    Gone,
    /// The channel is not an API channel.
    #[error("only an API channel has a callback")]
    NotAnApi,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Sets or removes the address to which answers are posted.
///
/// A new host gets a new signing secret, which is returned and never shown again; another
/// path on the same host keeps the old one.
///
/// # Errors
/// [`CannotSetCallback`].
pub async fn set_callback(
    mut tx: Tx<ChannelsConnect>,
    seal: &Seal,
    id: ChannelId,
    url: Option<CallbackUrl>,
) -> Result<Option<String>, CannotSetCallback> {
    let mut channel = store::hold(&mut tx, id).await?.ok_or(CannotSetCallback::Gone)?;
    let Some(Json(Settings::Api(api))) = &mut channel.settings else {
        return Err(CannotSetCallback::NotAnApi);
    };
    let keeps_host = match (&api.callback_url, &url) {
        (Some(old), Some(new)) => channel.has_secret && host(old) == new.host(),
        _ => false,
    };
    api.callback_url = url.map(|it| it.0);

    let secret = (api.callback_url.is_some() && !keeps_host).then(new_secret);
    store::keep(&mut tx, &channel).await?;
    if !keeps_host {
        let sealed =
            secret.as_ref().map(|it| seal.seal(place(tx.tenant(), id), it)).transpose().map_err(Fault::other)?;
        store::set_secret(&mut tx, id, sealed).await?;
    }
    tx.record(Event::ChannelChanged { channel: id }).await?;
    tx.commit().await?;
    Ok(secret)
}

/// Where to post an answer, and the secret that signs it.
#[derive(Clone, PartialEq, Eq)]
pub struct Callback {
    /// The address.
    pub url: String,
    /// The secret, in the form of Standard Webhooks: `whsec_` and base64.
    pub secret: String,
}

impl std::fmt::Debug for Callback {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Callback({}, …)", self.url)
    }
}

/// The callback of a channel, for the worker that posts to it.
///
/// # Errors
/// A [`Fault`] when the database refuses or the secret was not sealed here.
pub async fn callback(tx: &mut Tx<Work>, seal: &Seal, id: ChannelId) -> Result<Option<Callback>, Fault> {
    let Some(channel) = store::find(tx, id).await? else { return Ok(None) };
    let Some(Json(Settings::Api(api))) = channel.settings else { return Ok(None) };
    let (Some(url), Some(sealed)) = (api.callback_url, store::sealed_secret(tx, id).await?) else { return Ok(None) };
    let secret = seal.open(place(tx.tenant(), id), &sealed).map_err(Fault::other)?;
    Ok(Some(Callback { url, secret }))
}

fn place(tenant: TenantId, channel: ChannelId) -> Place<'static> {
    Place { tenant, column: "channels.sealed_secret", row: channel.0 }
}

/// 256 random bits, written as Standard Webhooks writes them.
fn new_secret() -> String {
    let mut bytes = [0; 32];
    rand::rng().fill_bytes(&mut bytes);
    format!("whsec_{}", STANDARD.encode(bytes))
}
