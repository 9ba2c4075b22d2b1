//! Changing one’s own password.

use crate::access::Belong;
use crate::prelude::*;
use crate::team::account::begin;
use crate::team::attempts::{self, Subject};
use crate::team::sessions::SessionKey;
use crate::team::{Email, Password, password, system};
use crate::tenancy::{Principal, RequestInfo};

/// Why a password was not changed.
#[derive(Debug, thiserror::Error)]
pub enum CannotChangePassword {
    /// The present password is another.
    #[error("the present password is another")]
    WrongPassword,
    /// Too many wrong tries.
    #[error("too many tries")]
    TooManyTries,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Changes one's own password; `email` is one's own address. Every other session ends;
/// `spare` is the one in use, which the web layer gives a new id (`A-3`).
///
/// The transaction is opened last: hashing takes its turn, and no connection should wait
/// with it.
///
/// # Errors
/// [`CannotChangePassword`].
pub async fn change_password(
    desk: &Desk,
    who: Principal,
    email: &Email,
    present: &Password,
    new: &Password,
    spare: Option<SessionKey>,
) -> Result<(), CannotChangePassword> {
    // A stolen session must not be a way to guess the password: the tries are those of sign-in.
    let counted = attempts::begin(desk, &Subject::Account(email.clone())).await?;
    let counted = counted.ok_or(CannotChangePassword::TooManyTries)?;
    let (user, kept) = system::account(&desk.pools().pages, email).await?.unzip();
    let is_right = password::is(present, kept).await?;
    let user =
        user.filter(|it| is_right && who.actor.user() == Some(*it)).ok_or(CannotChangePassword::WrongPassword)?;
    let hash = password::hash(new).await?;

    let mut tx = begin::<Belong>(desk, who).await?;
    let now = tx.now();
    system::set_password(tx.db(), user, &hash, spare.as_ref().map(SessionKey::hash), now).await?;
    system::note(tx.db(), user, "password_changed", true, &RequestInfo::default(), now).await?;

    tx.commit().await?;
    counted.take_back(desk).await?;
    Ok(())
}
