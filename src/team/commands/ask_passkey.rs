//! Asking a passkey: what the browser is told, before it answers.

use crate::prelude::*;
use crate::team::attempts::{self, Subject};
use crate::team::{Email, PasskeyUse, Proved, RelyingParty, passkey};
use crate::tenancy::RequestInfo;

/// Why a passkey is not asked.
#[derive(Debug, thiserror::Error)]
pub enum CannotAskPasskey {
    /// Too many questions from this place.
    #[error("too many tries")]
    TooManyTries,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Asks for a new passkey: the JSON that the browser's `create` is called with. Nothing of the account changes before
/// [`add_passkey`](crate::team::add_passkey).
///
/// # Errors
/// [`CannotAskPasskey`].
pub async fn start_passkey(
    desk: &Desk,
    site: &RelyingParty,
    proved: Proved,
    email: &Email,
    name: &str,
    request: RequestInfo,
) -> Result<String, CannotAskPasskey> {
    count(desk, &request).await?;
    Ok(passkey::question_to_make(desk, site, proved.user(), email.as_str(), name).await?)
}

/// Asks for a passkey to sign in with, whoever's it is.
///
/// # Errors
/// [`CannotAskPasskey`].
pub async fn ask_passkey(desk: &Desk, site: &RelyingParty, request: RequestInfo) -> Result<String, CannotAskPasskey> {
    count(desk, &request).await?;
    Ok(passkey::question_to_use(desk, site, PasskeyUse::SignIn, None).await?)
}

/// Asks for a passkey of somebody whose password was right.
///
/// # Errors
/// [`CannotAskPasskey`].
pub async fn ask_second_passkey(
    desk: &Desk,
    site: &RelyingParty,
    user: UserId,
    request: RequestInfo,
) -> Result<String, CannotAskPasskey> {
    count(desk, &request).await?;
    Ok(passkey::question_to_use(desk, site, PasskeyUse::SecondFactor, Some(user)).await?)
}

/// Asks somebody who is signed in to prove anew who they are.
///
/// # Errors
/// [`CannotAskPasskey`].
pub async fn ask_own_passkey(
    desk: &Desk,
    site: &RelyingParty,
    user: UserId,
    request: RequestInfo,
) -> Result<String, CannotAskPasskey> {
    count(desk, &request).await?;
    Ok(passkey::question_to_use(desk, site, PasskeyUse::Proof, Some(user)).await?)
}

/// Each question is kept until it is answered, so that there are only so many of one place.
async fn count(desk: &Desk, request: &RequestInfo) -> Result<(), CannotAskPasskey> {
    let counted = attempts::begin(desk, &Subject::Question(request.household())).await?;
    counted.map(drop).ok_or(CannotAskPasskey::TooManyTries)
}
