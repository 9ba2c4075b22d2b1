//! Signing in.

use crate::prelude::*;
use crate::team::attempts::{self, Subject};
use crate::team::{Email, Password, password, second_factor, system};
use crate::tenancy::RequestInfo;

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum CannotSignIn {
    /// No account has this address, or its password is another: nobody learns which.
    #[error("address and password do not match")]
    NoMatch,
    /// Too many wrong tries on this account or from this place.
    #[error("too many tries")]
    TooManyTries,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Whose password it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use = "who has a second factor is not signed in yet"]
pub enum SignedIn {
    /// They are who they say: nothing more is asked.
    Whole(UserId),
    /// A code is asked for before anything else: see [`give_code`](crate::team::give_code).
    Half(UserId),
}

/// Finds out who somebody is. The session is the web layer's, and gets a new id (`A-3`).
///
/// # Errors
/// [`CannotSignIn`].
pub async fn sign_in(
    desk: &Desk,
    email: &Email,
    presented: &Password,
    request: RequestInfo,
) -> Result<SignedIn, CannotSignIn> {
    let place = Subject::Address(request.household());
    let by_place = attempts::begin(desk, &place).await?.ok_or(CannotSignIn::TooManyTries)?;
    let by_account =
        attempts::begin(desk, &Subject::Account(email.clone())).await?.ok_or(CannotSignIn::TooManyTries)?;

    let account = system::account(&desk.pools().pages, email).await?;
    let (user, kept) = account.unzip();
    let is_right = password::is(presented, kept).await?;
    let Some(user) = user.filter(|_| is_right) else {
        if let Some(user) = user {
            note_failure(desk.clone(), user, request);
        }
        return Err(CannotSignIn::NoMatch);
    };

    by_place.take_back(desk).await?;
    by_account.clear(desk).await?;
    if second_factor(desk, user).await?.is_some() {
        return Ok(SignedIn::Half(user));
    }
    system::note(&desk.pools().pages, user, "signed_in", true, &request, desk.now()).await?;
    Ok(SignedIn::Whole(user))
}

/// Writes a wrong password into the logs of the person's workspaces, beside the answer: an
/// address that has an account must not take longer than one that has none (`A-2`).
fn note_failure(desk: Desk, user: UserId, request: RequestInfo) {
    tokio::spawn(async move {
        let noted = system::note(&desk.pools().pages, user, "sign_in_failed", false, &request, desk.now()).await;
        if let Err(fault) = noted {
            tracing::error!(%fault, "a failed sign-in is missing in the audit log");
        }
    });
}
