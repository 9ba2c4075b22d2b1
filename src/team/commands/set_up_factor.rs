//! Setting up an authenticator app.

use crate::prelude::*;
use crate::team::{AppSecret, Proved, SecretHash, factor, store, system};
use crate::tenancy::RequestInfo;

/// Why an app does not count yet.
#[derive(Debug, thiserror::Error)]
pub enum CannotConfirmFactor {
    /// The app shows another code.
    #[error("the app shows another code")]
    WrongCode,
    /// The person has a second factor already.
    #[error("there is a second factor already")]
    AlreadyThere,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A new secret for an app, sealed for the person: the web layer keeps it until a code of it
/// confirms it. Nothing of the account changes before.
///
/// # Errors
/// A [`Fault`] when it cannot be sealed.
pub fn start_factor(desk: &Desk, proved: Proved) -> Result<Vec<u8>, Fault> {
    AppSecret::new_random().sealed(desk, proved.user())
}

/// Makes an app count whose code one gives, and says the recovery codes, once. That code is used
/// up with it.
///
/// # Errors
/// [`CannotConfirmFactor`].
pub async fn confirm_factor(
    desk: &Desk,
    user: UserId,
    sealed: &[u8],
    code: &str,
    request: RequestInfo,
) -> Result<Vec<String>, CannotConfirmFactor> {
    let (db, now) = (&desk.pools().pages, desk.now());
    let secret = AppSecret::open(desk, user, sealed)?;
    let step = secret.step_of(code, now).ok_or(CannotConfirmFactor::WrongCode)?;

    let codes = factor::new_recovery_codes();
    let hashes: Vec<SecretHash> = codes.iter().map(|it| factor::recovery_hash(user, it)).collect();
    if !store::factors::add(db, user, sealed, step, &hashes, now).await? {
        return Err(CannotConfirmFactor::AlreadyThere);
    }
    system::note(db, user, "second_factor_added", true, &request, now).await?;
    Ok(codes)
}
