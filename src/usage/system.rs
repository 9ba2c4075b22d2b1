//! Looking after usage across tenants.

use crate::fault::Fault;
use crate::ids::*;
use crate::tenancy::Desk;

/// So many workspaces are looked after in one turn.
const AT_ONCE: i32 = 100;

/// The workspaces of which something is to be added up or compared.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn due(desk: &Desk) -> Result<Vec<TenantId>, Fault> {
    const DUE: &str = "select system_usage_due($1, $2)";

    Ok(sqlx::query_scalar(DUE).bind(desk.now()).bind(AT_ONCE).fetch_all(&desk.pools().work).await?)
}
