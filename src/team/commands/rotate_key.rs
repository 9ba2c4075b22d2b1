//! Giving a service key another secret.

use time::Duration;

use super::create_key::shown;
use super::standing;
use crate::access::KeysManage;
use crate::prelude::*;
use crate::team::{KEY_PREFIX, Secret, store};

/// So long the secret of before may go on working.
pub const LONGEST_OVERLAP: Duration = Duration::days(7);

/// Why a key kept its secret.
#[derive(Debug, thiserror::Error)]
pub enum CannotRotateKey {
    /// No such key works here.
    #[error("key not found")]
    Gone,
    /// The secret of before would work for too long.
    #[error("both secrets work for {} days at most", LONGEST_OVERLAP.whole_days())]
    TooLong,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Gives a key another secret, shown this once. The one before goes on working for `overlap`, so that no system stands
/// still; one that had been before that ends at once. Whoever has the new secret can do what the key may, so from now
/// on it is theirs, and never exceeds them (`A-5`).
///
/// # Errors
/// [`CannotRotateKey`].
pub async fn rotate_key(
    mut tx: Tx<KeysManage>,
    id: ServiceKeyId,
    overlap: Duration,
) -> Result<Secret, CannotRotateKey> {
    if overlap.is_negative() || overlap > LONGEST_OVERLAP {
        return Err(CannotRotateKey::TooLong);
    }
    let (maker, ..) = standing::actor(&tx)?;
    let secret = Secret::beginning(KEY_PREFIX);
    let until = tx.now() + overlap;
    if !store::keys::rotate(&mut tx, id, shown(&secret), &secret.hash(), until, maker).await? {
        return Err(CannotRotateKey::Gone);
    }
    tx.commit().await?;
    Ok(secret)
}
