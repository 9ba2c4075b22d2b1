//! Proving anew who one is, before an act that matters.

use super::give_code::{self, CannotGiveCode};
use crate::prelude::*;
use crate::team::attempts::{self, Subject};
use crate::team::{Email, Password, Proved, factor, password, second_factor, system};
use crate::tenancy::RequestInfo;

/// Why somebody has not proved who they are.
#[derive(Debug, thiserror::Error)]
pub enum CannotProve {
    /// Neither their password nor a good code.
    #[error("neither the password nor a good code")]
    Wrong,
    /// Too many wrong tries.
    #[error("too many tries")]
    TooManyTries,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<CannotGiveCode> for CannotProve {
    fn from(cannot: CannotGiveCode) -> Self {
        match cannot {
            CannotGiveCode::Wrong => Self::Wrong,
            CannotGiveCode::TooManyTries => Self::TooManyTries,
            CannotGiveCode::Fault(fault) => Self::Fault(fault),
        }
    }
}

/// Proves who one is by one's password or, with a second factor, by a code of the app; `email` is
/// one's own address.
///
/// # Errors
/// [`CannotProve`].
pub async fn prove(
    desk: &Desk,
    user: UserId,
    email: &Email,
    presented: &str,
    request: RequestInfo,
) -> Result<Proved, CannotProve> {
    // Six digits are no password: the shortest has eight letters.
    if factor::digits(presented).is_some() && second_factor(desk, user).await?.is_some() {
        return Ok(give_code::check(desk, user, presented, &request).await?);
    }
    // A stolen session must not be a way to guess the password: the tries are those of sign-in.
    let counted = attempts::begin(desk, &Subject::Account(email.clone())).await?;
    let counted = counted.ok_or(CannotProve::TooManyTries)?;
    let (owner, kept) = system::account(&desk.pools().pages, email).await?.unzip();
    let is_right = password::is(&Password::presented(presented), kept).await?;
    if !is_right || owner != Some(user) {
        return Err(CannotProve::Wrong);
    }
    counted.take_back(desk).await?;
    Ok(Proved::of(user))
}
