//! Choosing a new password by a link.

use crate::prelude::*;
use crate::team::attempts::{self, Subject};
use crate::team::{Email, Password, Secret, WeakPassword, password, system};
use crate::tenancy::RequestInfo;

/// Why no new password was set.
#[derive(Debug, thiserror::Error)]
pub enum CannotResetPassword {
    /// The link was used, is older than half an hour, or never was.
    #[error("the link is not good any more")]
    LinkOver,
    /// The password cannot be chosen.
    #[error(transparent)]
    Weak(#[from] WeakPassword),
    /// Too many wrong links from this place.
    #[error("too many tries")]
    TooManyTries,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// The address that a reset link is for, while it is good.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn reset_address(desk: &Desk, link: &Secret) -> Result<Option<Email>, Fault> {
    system::reset_address(&desk.pools().pages, &link.hash(), desk.now()).await
}

/// Sets a new password by a link, once. Every session of the person ends (`A-5`).
///
/// # Errors
/// [`CannotResetPassword`]. A password that cannot be chosen does not use the link up.
pub async fn reset_password(
    desk: &Desk,
    link: &Secret,
    new: &str,
    request: RequestInfo,
) -> Result<UserId, CannotResetPassword> {
    let place = Subject::Address(request.household());
    let counted = attempts::begin(desk, &place).await?.ok_or(CannotResetPassword::TooManyTries)?;
    let email = reset_address(desk, link).await?.ok_or(CannotResetPassword::LinkOver)?;
    let new = Password::chosen(new, &email);
    let hash = match new {
        Ok(new) => password::hash(&new).await?,
        Err(weak) => {
            counted.take_back(desk).await?;
            return Err(weak.into());
        }
    };

    let user = system::reset_password(&desk.pools().pages, &link.hash(), &hash, &request, desk.now())
        .await?
        .ok_or(CannotResetPassword::LinkOver)?;
    counted.take_back(desk).await?;
    Ok(user)
}
