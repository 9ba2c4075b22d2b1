//! Making a service key, and knowing it again.

use time::Duration;

use super::standing;
use crate::access::{ApiMessages, KeysManage, Right};
use crate::prelude::*;
use crate::team::account::begin;
use crate::team::store::{self, keys::NewKey};
use crate::team::{KEY_PREFIX, KeyName, Secret, system};
use crate::tenancy::{Principal, RequestInfo};

/// How many characters of a secret people see: its beginning and four more.
const SHOWN: usize = KEY_PREFIX.len() + 4;
/// How old "last used" may be before it is written again.
const SEEN_EVERY: Duration = Duration::seconds(60);

/// A key to be made.
#[derive(Debug)]
pub struct NewServiceKey {
    /// How people call it.
    pub name: KeyName,
    /// The only channel it may use; `None` is every channel of kind `api`.
    pub channel: Option<ChannelId>,
    /// From when it no longer works; `None` is never.
    pub expires_at: Option<OffsetDateTime>,
}

/// Why no key was made.
#[derive(Debug, thiserror::Error)]
pub enum CannotCreateKey {
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
    let secret = Secret::beginning(KEY_PREFIX);
    let key = NewKey {
        name: &new.name,
        prefix: &secret.reveal()[..SHOWN],
        hash: &secret.hash(),
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

/// Whom a presented secret stands for, with the rights that its maker has now. `None` where
/// it is no key, a revoked or an expired one, or its maker may no longer enter.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn key_principal(desk: &Desk, presented: &Secret, request: RequestInfo) -> Result<Option<Principal>, Fault> {
    let Some(key) = system::service_key(&desk.pools().hooks, &presented.hash()).await? else { return Ok(None) };
    let now = desk.now();
    if key.revoked_at.is_some() || key.expires_at.is_some_and(|end| end <= now) {
        return Ok(None);
    }
    let principal =
        Principal::key(key.tenant_id, key.id, key.name, key.channel_id, key.maker_role).from_request(request);
    let is_stale = key.last_used_at.is_none_or(|used| now - used >= SEEN_EVERY);
    if is_stale && principal.rights.has(Right::ApiMessages) {
        let mut tx = begin::<ApiMessages>(desk, principal.clone()).await?;
        store::keys::see(&mut tx, key.id).await?;
        tx.commit().await?;
    }
    Ok(Some(principal))
}
