//! Adding a passkey.

use crate::prelude::*;
use crate::team::webauthn::Made;
use crate::team::{PasskeyName, PasskeyUse, Proved, RelyingParty, SecretHash, factor, store, system};
use crate::tenancy::RequestInfo;

/// Why a passkey was not added.
#[derive(Debug, thiserror::Error)]
pub enum CannotAddPasskey {
    /// What the browser said is no answer to what it was asked.
    #[error("the answer is not good")]
    Refused,
    /// The passkey is somebody's already, or the person has as many as one may.
    #[error("the passkey is there, or there are too many")]
    NoRoom,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Adds the passkey that the browser made, and says recovery codes, once, where it is the first second factor.
///
/// # Errors
/// [`CannotAddPasskey`].
pub async fn add_passkey(
    desk: &Desk,
    site: &RelyingParty,
    proved: Proved,
    name: &PasskeyName,
    answer: &str,
    request: RequestInfo,
) -> Result<Option<Vec<String>>, CannotAddPasskey> {
    let (db, user, now) = (&desk.pools().pages, proved.user(), desk.now());
    let made = Made::read(answer).ok_or(CannotAddPasskey::Refused)?;
    let challenge = made.challenge(site).map_err(|_| CannotAddPasskey::Refused)?;
    if !store::passkeys::use_challenge(db, &challenge.hash(), PasskeyUse::Add, Some(user), now).await? {
        return Err(CannotAddPasskey::Refused);
    }
    let new = made.passkey(site).map_err(|_| CannotAddPasskey::Refused)?;
    store::passkeys::add(db, user, name, &new, now).await?.ok_or(CannotAddPasskey::NoRoom)?;
    system::note(db, user, "passkey_added", true, &request, now).await?;

    let codes = factor::new_recovery_codes();
    let hashes: Vec<SecretHash> = codes.iter().map(|it| factor::recovery_hash(user, it)).collect();
    Ok(store::factors::add_codes(db, user, &hashes).await?.then_some(codes))
}
