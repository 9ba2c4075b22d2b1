//! Giving a code of one's app, or a recovery code: the second half of signing in.

use crate::prelude::*;
use crate::team::attempts::{self, Subject};
use crate::team::factor::{self, Given};
use crate::team::{Proved, system};
use crate::tenancy::RequestInfo;

/// Why a code did not help.
#[derive(Debug, thiserror::Error)]
pub enum CannotGiveCode {
    /// It is another one, or was used before.
    #[error("the code is not good")]
    Wrong,
    /// Too many wrong codes on this account or from this place.
    #[error("too many tries")]
    TooManyTries,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Signs in somebody whose password was right, by a code that is used up. The session is the web
/// layer's, and gets a new id (`A-3`).
///
/// # Errors
/// [`CannotGiveCode`].
pub async fn give_code(
    desk: &Desk,
    user: UserId,
    presented: &str,
    request: RequestInfo,
) -> Result<Proved, CannotGiveCode> {
    let proved = check(desk, user, presented, &request).await?;
    system::note(&desk.pools().pages, user, "signed_in", true, &request, desk.now()).await?;
    Ok(proved)
}

/// Uses a code up, or counts a wrong one. Recovery codes and wrong ones are on record.
pub(super) async fn check(
    desk: &Desk,
    user: UserId,
    presented: &str,
    request: &RequestInfo,
) -> Result<Proved, CannotGiveCode> {
    let place = Subject::Address(request.household());
    let by_place = attempts::begin(desk, &place).await?.ok_or(CannotGiveCode::TooManyTries)?;
    let by_account = attempts::begin(desk, &Subject::Code(user)).await?.ok_or(CannotGiveCode::TooManyTries)?;

    let given = factor::use_up(desk, user, presented).await?;
    let (what, is_good) = match given {
        Given::Code => (None, true),
        Given::RecoveryCode => (Some("recovery_code_used"), true),
        Given::WrongCode => (Some("code_refused"), false),
        Given::WrongRecoveryCode => (Some("recovery_code_refused"), false),
    };
    if let Some(what) = what {
        system::note(&desk.pools().pages, user, what, is_good, request, desk.now()).await?;
    }
    if !is_good {
        return Err(CannotGiveCode::Wrong);
    }

    by_place.take_back(desk).await?;
    by_account.clear(desk).await?;
    Ok(Proved::of(user))
}
