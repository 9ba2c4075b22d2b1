//! Renaming and removing a passkey of one's own.

use crate::prelude::*;
use crate::team::{PasskeyName, Proved, store, system};
use crate::tenancy::RequestInfo;

/// Gives a passkey of one's own another name; false where one has no such passkey.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn rename_passkey(desk: &Desk, user: UserId, id: PasskeyId, name: &PasskeyName) -> Result<bool, Fault> {
    store::passkeys::rename(&desk.pools().pages, user, id, name).await
}

/// Removes a passkey, and the recovery codes with the last second factor; false where one has no such passkey. Where a
/// workspace asks for a second factor and none is left, its next page leads to setting up another.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn remove_passkey(desk: &Desk, proved: Proved, id: PasskeyId, request: RequestInfo) -> Result<bool, Fault> {
    let (db, user) = (&desk.pools().pages, proved.user());
    let is_gone = store::passkeys::remove(db, user, id).await?;
    if is_gone {
        system::note(db, user, "passkey_removed", true, &request, desk.now()).await?;
    }
    Ok(is_gone)
}
