//! Revoking a personal token.

use super::standing;
use crate::access::Belong;
use crate::prelude::*;
use crate::team::store;

/// Why a token was not revoked.
#[derive(Debug, thiserror::Error)]
pub enum CannotRevokeToken {
    /// The member has no such token that works.
    #[error("token not found")]
    Gone,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Revokes one of one's own tokens: it does not work from this moment on. A colleague's does not exist.
///
/// # Errors
/// [`CannotRevokeToken`].
pub async fn revoke_token(mut tx: Tx<Belong>, id: PersonalTokenId) -> Result<(), CannotRevokeToken> {
    let (member, ..) = standing::actor(&tx)?;
    if !store::tokens::revoke(&mut tx, member, id).await? {
        return Err(CannotRevokeToken::Gone);
    }
    tx.commit().await?;
    Ok(())
}
