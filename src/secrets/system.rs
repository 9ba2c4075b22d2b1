//! Every workspace, across tenants.

use uuid::Uuid;

use crate::fault::Fault;
use crate::ids::*;
use crate::tenancy::Desk;

/// The workspaces after one, in the order of their ids, a hundred at most.
pub(super) async fn workspaces(desk: &Desk, after: Uuid) -> Result<Vec<TenantId>, Fault> {
    const WORKSPACES: &str = "select system_workspaces($1, $2)";
    const AT_ONCE: i32 = 100;

    Ok(sqlx::query_scalar(WORKSPACES).bind(after).bind(AT_ONCE).fetch_all(&desk.pools().work).await?)
}
