//! Asking for a link to choose a new password.

use time::Duration;

use super::Link;
use crate::access::Work;
use crate::mail;
use crate::prelude::*;
use crate::team::account::begin;
use crate::team::attempts::{self, Subject};
use crate::team::{Email, Secret, Visitor, letters, system};
use crate::tenancy::{Principal, RequestInfo};

/// How long a reset link is good (`A-5`).
pub const RESET_LASTS: Duration = Duration::minutes(30);

/// Why no reset link was asked for.
#[derive(Debug, thiserror::Error)]
pub enum CannotRequestReset {
    /// Too many for this account or from this place.
    #[error("too many tries")]
    TooManyTries,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Asks for a link to choose a new password. Says the same, and as quickly, whether the
/// address has an account or not: the letter is written beside the answer.
///
/// # Errors
/// [`CannotRequestReset`].
pub async fn request_reset(
    desk: &Desk,
    email: &Email,
    link: impl Link + 'static,
    request: RequestInfo,
) -> Result<(), CannotRequestReset> {
    let place = Subject::Opening(request.household());
    for subject in [place, Subject::Reset(email.clone())] {
        // Never taken back: letters are what is limited.
        let Some(_counted) = attempts::begin(desk, &subject).await? else {
            return Err(CannotRequestReset::TooManyTries);
        };
    }
    let (desk, email) = (desk.clone(), email.clone());
    tokio::spawn(async move {
        if let Err(fault) = post(&desk, &email, link, request).await {
            tracing::error!(%fault, "a reset link was not posted");
        }
    });
    Ok(())
}

/// Posts the letter, if there is somebody to write to. It leaves through one of the person's
/// workspaces; somebody who may enter none has nothing to sign in to.
pub(in crate::team) async fn post(
    desk: &Desk,
    email: &Email,
    link: impl Link,
    request: RequestInfo,
) -> Result<(), Fault> {
    let db = &desk.pools().pages;
    let Some((user, _)) = system::account(db, email).await? else { return Ok(()) };
    let Some(Visitor { account, places }) = system::visitor(db, user, desk.now()).await? else { return Ok(()) };
    let Some(place) = places.first() else { return Ok(()) };

    let secret = Secret::new_random();
    let mut tx: Tx<Work> = begin(desk, Principal::worker(place.tenant).from_request(request.clone())).await?;
    let now = tx.now();
    system::add_reset(tx.db(), &secret.hash(), user, now + RESET_LASTS).await?;
    system::note(tx.db(), user, "reset_requested", false, &request, now).await?;
    mail::steps::post(&mut tx, &letters::reset(account.language, email, &account.name, link(&secret))).await?;
    tx.commit().await
}
