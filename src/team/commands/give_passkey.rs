//! Giving a passkey: to sign in without a password, as the second half of signing in, or to prove anew who one is.

use crate::prelude::*;
use crate::team::attempts::{self, Subject};
use crate::team::webauthn::Signed;
use crate::team::{PasskeyUse, Proved, RelyingParty, store, system};
use crate::tenancy::RequestInfo;

/// Why a passkey did not help.
#[derive(Debug, thiserror::Error)]
pub enum CannotGivePasskey {
    /// It is unknown, somebody else's, or did not sign what was asked.
    #[error("the passkey is not good")]
    Refused,
    /// Too many wrong tries on this account or from this place.
    #[error("too many tries")]
    TooManyTries,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Signs somebody in who gives nothing but a passkey. Its authenticator has verified who they are, so that it counts as
/// both factors. The session is the web layer's, and gets a new id (`A-3`).
///
/// # Errors
/// [`CannotGivePasskey`].
pub async fn sign_in_by_passkey(
    desk: &Desk,
    site: &RelyingParty,
    answer: &str,
    request: RequestInfo,
) -> Result<Proved, CannotGivePasskey> {
    let proved = check(desk, site, PasskeyUse::SignIn, None, answer, &request).await?;
    system::note(&desk.pools().pages, proved.user(), "passkey_used", true, &request, desk.now()).await?;
    system::note(&desk.pools().pages, proved.user(), "signed_in", true, &request, desk.now()).await?;
    Ok(proved)
}

/// Signs in somebody whose password was right.
///
/// # Errors
/// [`CannotGivePasskey`].
pub async fn give_passkey(
    desk: &Desk,
    site: &RelyingParty,
    user: UserId,
    answer: &str,
    request: RequestInfo,
) -> Result<Proved, CannotGivePasskey> {
    let proved = check(desk, site, PasskeyUse::SecondFactor, Some(user), answer, &request).await?;
    system::note(&desk.pools().pages, user, "signed_in", true, &request, desk.now()).await?;
    Ok(proved)
}

/// Proves who one is by a passkey of one's own.
///
/// # Errors
/// [`CannotGivePasskey`].
pub async fn prove_by_passkey(
    desk: &Desk,
    site: &RelyingParty,
    user: UserId,
    answer: &str,
    request: RequestInfo,
) -> Result<Proved, CannotGivePasskey> {
    check(desk, site, PasskeyUse::Proof, Some(user), answer, &request).await
}

/// Whose passkey it was, or on whose account it was tried.
enum Checked {
    Good(UserId),
    Refused(Option<UserId>),
}

/// Uses an answer up, or counts a wrong one, which is on record where it is known whose it was.
async fn check(
    desk: &Desk,
    site: &RelyingParty,
    what: PasskeyUse,
    user: Option<UserId>,
    answer: &str,
    request: &RequestInfo,
) -> Result<Proved, CannotGivePasskey> {
    let place = Subject::Address(request.household());
    let by_place = attempts::begin(desk, &place).await?.ok_or(CannotGivePasskey::TooManyTries)?;
    let by_account = match user {
        Some(user) => Some(attempts::begin(desk, &Subject::Code(user)).await?.ok_or(CannotGivePasskey::TooManyTries)?),
        None => None,
    };

    let user = match examine(desk, site, what, user, answer).await? {
        Checked::Good(user) => user,
        Checked::Refused(whose) => {
            if let Some(whose) = whose {
                system::note(&desk.pools().pages, whose, "passkey_refused", false, request, desk.now()).await?;
            }
            return Err(CannotGivePasskey::Refused);
        }
    };

    by_place.take_back(desk).await?;
    if let Some(by_account) = by_account {
        by_account.clear(desk).await?;
    }
    Ok(Proved::of(user))
}

async fn examine(
    desk: &Desk,
    site: &RelyingParty,
    what: PasskeyUse,
    user: Option<UserId>,
    answer: &str,
) -> Result<Checked, Fault> {
    let (db, now) = (&desk.pools().pages, desk.now());
    let Some(signed) = Signed::read(answer) else { return Ok(Checked::Refused(user)) };
    let Ok(challenge) = signed.challenge(site) else { return Ok(Checked::Refused(user)) };
    if !store::passkeys::use_challenge(db, &challenge.hash(), what, user, now).await? {
        return Ok(Checked::Refused(user));
    }
    let Some(passkey) = store::passkeys::find(db, &signed.credential_id).await? else {
        return Ok(Checked::Refused(user));
    };
    let owner = passkey.user_id;
    if user.is_some_and(|it| it != owner) || !signed.may_be_of(owner) {
        return Ok(Checked::Refused(user));
    }
    let Ok(used) = signed.verify(site, &passkey.public_key, what == PasskeyUse::SignIn) else {
        return Ok(Checked::Refused(Some(owner)));
    };
    // Of two who give an answer of the same count at once, one is refused.
    match store::passkeys::note_use(db, passkey.id, used, now).await? {
        true => Ok(Checked::Good(owner)),
        false => Ok(Checked::Refused(Some(owner))),
    }
}
