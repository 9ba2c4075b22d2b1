//! Finding the workspace that a widget belongs to, across tenants.

use crate::fault::Fault;
use crate::ids::*;
use crate::tenancy::Desk;

/// The channel behind a public key. The key authorises nothing: what a visitor may do is
/// decided by the visitor's own session.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn by_public_key(desk: &Desk, key: &str) -> Result<Option<(TenantId, ChannelId)>, Fault> {
    const BY_KEY: &str = "select tenant_id, id from system_channel_by_key($1)";

    Ok(sqlx::query_as(BY_KEY).bind(key).fetch_optional(&desk.pools().hooks).await?)
}
