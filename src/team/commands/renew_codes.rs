//! Making new recovery codes.

use crate::prelude::*;
use crate::team::{Proved, SecretHash, factor, store, system};
use crate::tenancy::RequestInfo;

/// Why there are no new recovery codes.
#[derive(Debug, thiserror::Error)]
pub enum CannotRenewCodes {
    /// There is no second factor that they could stand in for.
    #[error("there is no second factor")]
    NoFactor,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Makes new recovery codes, and says them, once. Those before are worthless.
///
/// # Errors
/// [`CannotRenewCodes`].
pub async fn renew_codes(desk: &Desk, proved: Proved, request: RequestInfo) -> Result<Vec<String>, CannotRenewCodes> {
    let (db, user) = (&desk.pools().pages, proved.user());
    let codes = factor::new_recovery_codes();
    let hashes: Vec<SecretHash> = codes.iter().map(|it| factor::recovery_hash(user, it)).collect();
    if !store::factors::replace_codes(db, user, &hashes).await? {
        return Err(CannotRenewCodes::NoFactor);
    }
    system::note(db, user, "recovery_codes_renewed", true, &request, desk.now()).await?;
    Ok(codes)
}
