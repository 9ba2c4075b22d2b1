//! Revoking a service key.

use crate::access::KeysManage;
use crate::prelude::*;
use crate::team::store;

/// Why a key was not revoked.
#[derive(Debug, thiserror::Error)]
pub enum CannotRevokeKey {
    /// No such key works here.
    #[error("key not found")]
    Gone,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Revokes a service key: it does not work from this moment on.
///
/// # Errors
/// [`CannotRevokeKey`].
pub async fn revoke_key(mut tx: Tx<KeysManage>, id: ServiceKeyId) -> Result<(), CannotRevokeKey> {
    if !store::keys::revoke(&mut tx, id).await? {
        return Err(CannotRevokeKey::Gone);
    }
    tx.commit().await?;
    Ok(())
}
