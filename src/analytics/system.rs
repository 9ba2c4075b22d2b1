//! Looking after the counting across tenants.

use crate::fault::Fault;
use crate::ids::*;
use crate::tenancy::Desk;

/// So many workspaces are looked after in one turn.
const AT_ONCE: i32 = 100;

/// The workspaces in which something is to be counted.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn uncounted(desk: &Desk) -> Result<Vec<TenantId>, Fault> {
    const UNCOUNTED: &str = "select system_uncounted($1)";

    Ok(sqlx::query_scalar(UNCOUNTED).bind(AT_ONCE).fetch_all(&desk.pools().work).await?)
}
