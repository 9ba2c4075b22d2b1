//! Removing one's second factor.

use crate::prelude::*;
use crate::team::{Proved, store, system};
use crate::tenancy::RequestInfo;

/// Removes one's second factor and its recovery codes. Where a workspace asks for one, its next
/// page leads to setting up another.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn remove_factor(desk: &Desk, proved: Proved, request: RequestInfo) -> Result<(), Fault> {
    let (db, user) = (&desk.pools().pages, proved.user());
    if store::factors::remove(db, user).await? {
        system::note(db, user, "second_factor_removed", true, &request, desk.now()).await?;
    }
    Ok(())
}
