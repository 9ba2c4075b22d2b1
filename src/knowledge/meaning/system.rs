//! Looking after models across tenants.

use crate::fault::Fault;
use crate::ids::*;
use crate::tenancy::Desk;

/// The workspaces whose knowledge is to be looked at and where nobody is about to.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn unlooked(desk: &Desk) -> Result<Vec<TenantId>, Fault> {
    const UNLOOKED: &str = "select system_unlooked()";

    Ok(sqlx::query_scalar(UNLOOKED).fetch_all(&desk.pools().work).await?)
}
