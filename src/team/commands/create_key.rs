//! Making a service key, and knowing it again.

use time::Duration;

use super::standing;
use crate::access::{KeysManage, Right, Rights, Scope, Sight, Work};
use crate::billing::{self, Entitlement};
use crate::prelude::*;
use crate::team::account::begin;
use crate::team::store::{self, keys::NewKey};
use crate::team::{KEY_PREFIX, KeyName, Secret, system};
use crate::tenancy::{KeyReach, Principal, RequestInfo};

/// How many characters of a secret people see: its beginning and four more.
const SHOWN: usize = KEY_PREFIX.len() + 4;
/// How old "last used" may be before it is written again.
const SEEN_EVERY: Duration = Duration::seconds(60);

/// A key to be made.
#[derive(Debug)]
pub struct NewServiceKey {
    /// How people call it.
    pub name: KeyName,
    /// What it may be used for; what is about no channel, a key of one channel does not get.
    pub scopes: Vec<Scope>,
    /// The only channel it may use; `None` is every channel of kind `api`.
    pub channel: Option<ChannelId>,
    /// From when it no longer works; `None` is never.
    pub expires_at: Option<OffsetDateTime>,
}

/// Why no key was made.
#[derive(Debug, thiserror::Error)]
pub enum CannotCreateKey {
    /// It could be used for nothing.
    #[error("no scope")]
    NoScope,
    /// It could be used for something that its maker may not do.
    #[error("a scope beyond the maker's rights")]
    BeyondMaker,
    /// The plan opens no API.
    #[error("the plan has no API")]
    NotInPlan,
    /// No such channel here.
    #[error("channel not found")]
    NoSuchChannel,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Makes a service key. The secret is shown this once; only its hash is kept (`A-5`).
///
/// # Errors
/// [`CannotCreateKey`].
pub async fn create_key(
    mut tx: Tx<KeysManage>,
    new: &NewServiceKey,
) -> Result<(ServiceKeyId, Secret), CannotCreateKey> {
    let (maker, ..) = standing::actor(&tx)?;
    if !billing::steps::opens(&mut tx, Entitlement::Api).await? {
        return Err(CannotCreateKey::NotInPlan);
    }
    let scopes: Vec<Scope> =
        new.scopes.iter().copied().filter(|it| new.channel.is_none() || it.is_of_channel()).collect();
    if scopes.is_empty() {
        return Err(CannotCreateKey::NoScope);
    }
    // A key sees every conversation of its channels, as it is.
    if tx.sight() != Sight::ALL || scopes.iter().any(|it| !tx.may(it.asks())) {
        return Err(CannotCreateKey::BeyondMaker);
    }
    let secret = Secret::beginning(KEY_PREFIX);
    let key = NewKey {
        name: &new.name,
        prefix: shown(&secret),
        hash: &secret.hash(),
        scopes: &scopes,
        channel: new.channel,
        expires_at: new.expires_at,
        maker,
    };
    let id = store::keys::add(&mut tx, key)
        .await
        .on_constraint("service_keys_tenant_id_channel_id_fkey", CannotCreateKey::NoSuchChannel)?;

    tx.commit().await?;
    Ok((id, secret))
}

/// The beginning of a key's secret, by which people tell keys apart.
pub(super) fn shown(secret: &Secret) -> &str {
    &secret.reveal()[..SHOWN]
}

/// Whom a presented secret stands for, with its scopes as far as its maker's rights reach now. `None` where
/// it is no key, a revoked or an expired one, or its maker may no longer enter.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn key_principal(desk: &Desk, presented: &Secret, request: RequestInfo) -> Result<Option<Principal>, Fault> {
    let Some(key) = system::service_key(&desk.pools().hooks, &presented.hash(), desk.now()).await? else {
        return Ok(None);
    };
    let now = desk.now();
    if key.revoked_at.is_some() || key.expires_at.is_some_and(|end| end <= now) {
        return Ok(None);
    }
    let reach = KeyReach { scopes: &key.scopes.0, channel: key.channel_id, maker: key.reach() };
    let principal = Principal::key(key.tenant_id, key.id, key.name, reach).from_request(request);
    let is_stale = key.last_used_at.is_none_or(|used| now - used >= SEEN_EVERY);
    if is_stale && principal.rights != Rights::default() {
        // That it was used is noted, whatever it may be used for, and whoever pays.
        let noting = Principal { rights: Rights::of(&[Right::Work]), ..principal.clone() };
        let mut tx = begin::<Work>(desk, noting).await?;
        store::keys::see(&mut tx, key.id).await?;
        tx.commit().await?;
    }
    Ok(Some(principal))
}
