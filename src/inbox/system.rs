//! What arrived and could not be understood, across tenants, for an operator.

use crate::prelude::*;

/// Something that arrived, of which nothing could be made.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Parked {
    /// Whose.
    pub tenant_id: TenantId,
    /// The address of their workspace.
    pub workspace: String,
    /// What arrived.
    pub id: InboxEventId,
    /// Why nothing could be made of it.
    pub reason: Option<String>,
    /// When it arrived.
    pub since: OffsetDateTime,
}

/// Everything that is parked, the oldest first.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn parked(desk: &Desk) -> Result<Vec<Parked>, Fault> {
    const PARKED: &str = "select tenant_id, workspace, id, reason, since from system_parked_events()";

    Ok(sqlx::query_as(PARKED).fetch_all(&desk.pools().work).await?)
}
