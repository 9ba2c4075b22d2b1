//! Looking after models across tenants.

use crate::fault::Fault;
use crate::ids::*;
use crate::tenancy::Desk;

/// The workspaces of which a store of vectors does not hold everything.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn unkept(desk: &Desk, store: &str) -> Result<Vec<TenantId>, Fault> {
    const UNKEPT: &str = "select system_unkept($1)";

    Ok(sqlx::query_scalar(UNKEPT).bind(store).fetch_all(&desk.pools().work).await?)
}

/// The workspaces whose knowledge is to be looked at and where nobody is about to.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn unlooked(desk: &Desk) -> Result<Vec<TenantId>, Fault> {
    const UNLOOKED: &str = "select system_unlooked()";

    Ok(sqlx::query_scalar(UNLOOKED).fetch_all(&desk.pools().work).await?)
}
