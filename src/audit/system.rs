//! Looking after the chains across tenants.

use time::OffsetDateTime;

use crate::access::Work;
use crate::fault::Fault;
use crate::ids::*;
use crate::tenancy::{CannotBegin, Desk, Principal, Tx};

/// So many workspaces are looked after in one turn.
const AT_ONCE: i32 = 1_000;

/// A workspace in whose log something is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Due {
    /// Which.
    pub tenant_id: TenantId,
    /// Whether its chain is to be looked through; else something is to be sealed.
    pub is_to_be_checked: bool,
}

/// The workspaces in whose log something is to be done.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn due(desk: &Desk) -> Result<Vec<Due>, Fault> {
    const DUE: &str = "select tenant_id, is_to_be_checked from system_audit_due($1, $2)";

    Ok(sqlx::query_as(DUE).bind(desk.now()).bind(AT_ONCE).fetch_all(&desk.pools().work).await?)
}

/// How the chains of all workspaces are.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct State {
    /// How many entries are sealed.
    pub entries: i64,
    /// When the workspace was looked through that waits longest; `None` where none ever was.
    pub oldest_check: Option<OffsetDateTime>,
    /// The addresses of the workspaces whose log was altered.
    pub broken: Vec<String>,
}

/// How the chains are, as the last looks found them.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn state(desk: &Desk) -> Result<State, Fault> {
    const STATE: &str = "select entries, oldest_check, broken from system_audit_state()";

    Ok(sqlx::query_as(STATE).fetch_one(&desk.pools().work).await?)
}

/// A worker's transaction in a tenant.
pub(super) async fn begin(desk: &Desk, tenant: TenantId) -> Result<Tx<Work>, Fault> {
    desk.begin(Principal::worker(tenant)).await.map_err(|cannot| match cannot {
        CannotBegin::Fault(fault) => fault,
        refused => Fault::other(refused),
    })
}
