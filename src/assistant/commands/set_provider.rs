//! Who drafts answers, and with which key.

use super::limit::MOST_MICROS;
use crate::assistant::base_url::BaseUrl;
use crate::assistant::model::{Prices, ProviderKind, Unacceptable};
use crate::assistant::store::{self, Configured, KeptProvider};
use crate::prelude::*;
use crate::sealing::{CannotOpen, Place};

/// What happens to the key.
#[derive(Clone, PartialEq, Eq)]
pub enum Key {
    /// The one that is kept stays, as long as it is for the same host.
    Keep,
    /// This one is kept from now on.
    New(String),
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Keep => "Keep",
            Self::New(_) => "New(…)",
        })
    }
}

/// A provider to be used from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewProvider {
    /// The built-in one.
    Offline,
    /// A language model.
    OpenAi {
        /// Where it is.
        base_url: BaseUrl,
        /// Which model.
        model: String,
        /// What happens to the key.
        key: Key,
        /// What it costs.
        prices: Prices,
    },
}

impl NewProvider {
    /// Reads a language model; an empty key keeps the one there is.
    ///
    /// # Errors
    /// [`Unacceptable`], with the first setting that cannot be.
    pub fn open_ai(base_url: &str, model: &str, key: &str, prices: Prices) -> Result<Self, Unacceptable> {
        const LONGEST_MODEL: usize = 100;
        const LONGEST_KEY: usize = 500;

        let base_url = BaseUrl::parse(base_url)?;
        let (model, key) = (model.trim(), key.trim());
        if model.is_empty() || model.len() > LONGEST_MODEL || model.contains(char::is_control) {
            return Err(Unacceptable::Model);
        }
        if key.len() > LONGEST_KEY || !key.chars().all(|c| c.is_ascii_graphic()) {
            return Err(Unacceptable::Key);
        }
        if [prices.price_in_micros, prices.price_out_micros].iter().any(|it| !(0..=MOST_MICROS).contains(it)) {
            return Err(Unacceptable::Amount);
        }
        let key = if key.is_empty() { Key::Keep } else { Key::New(key.to_owned()) };
        Ok(Self::OpenAi { base_url, model: model.to_owned(), key, prices })
    }
}

/// Why the provider was not set.
#[derive(Debug, thiserror::Error)]
pub enum CannotSetProvider {
    /// The key that is kept was given for another host, and stays with it.
    #[error("the key was given for another host")]
    KeyNeeded,
    /// The key could not be sealed.
    #[error(transparent)]
    Sealing(#[from] CannotOpen),
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Sets who drafts answers. A key is kept for the host that it was given for, and for no
/// other: whoever changes the host must bring a key and cannot collect ours (`O-5`). Back to the built-in provider,
/// the key is forgotten.
///
/// # Errors
/// [`CannotSetProvider`]; then nothing changed.
pub async fn set_provider(
    desk: &Desk,
    mut tx: Tx<access::AssistantKeys>,
    new: NewProvider,
) -> Result<(), CannotSetProvider> {
    let before = store::hold(&mut tx).await?;
    let place = Place { tenant: tx.tenant(), column: KEY_COLUMN, row: before.id.0 };
    let kept = match &new {
        NewProvider::Offline => KeptProvider {
            provider: ProviderKind::Offline,
            base_url: None,
            model: None,
            sealed_key: None,
            prices: Prices::default(),
        },
        NewProvider::OpenAi { base_url, model, key, prices } => KeptProvider {
            provider: ProviderKind::OpenAi,
            base_url: Some(base_url.as_str()),
            model: Some(model),
            sealed_key: match key {
                Key::New(key) => Some(desk.seal().seal(place, key)?),
                Key::Keep => key_for(before, base_url)?,
            },
            prices: *prices,
        },
    };
    store::put_provider(&mut tx, kept).await?;
    Ok(tx.commit().await?)
}

/// Table and column of the key, to which it is bound.
pub(in crate::assistant) const KEY_COLUMN: &str = "assistants.sealed_key";

/// The key that is kept, if it was given for the same origin. Some models need none.
fn key_for(before: Configured, url: &BaseUrl) -> Result<Option<Vec<u8>>, CannotSetProvider> {
    let Some(key) = before.sealed_key else { return Ok(None) };
    let known = before.settings.base_url.as_deref().and_then(|it| BaseUrl::parse(it).ok());
    if known.is_some_and(|it| it.origin() == url.origin()) { Ok(Some(key)) } else { Err(CannotSetProvider::KeyNeeded) }
}
