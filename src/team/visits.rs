//! Who visits, asked once per request, across workspaces.

use crate::fault::Fault;
use crate::ids::*;
use crate::tenancy::Desk;
use time::OffsetDateTime;

/// The person, once for every workspace that they may enter, or once without any.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct VisitRow {
    /// Their address.
    pub email: String,
    /// Their name.
    pub name: String,
    /// Their language, as a word.
    pub language: String,
    /// `system`, `light` or `dark`.
    pub theme: String,
    /// The workspace.
    pub tenant_id: Option<TenantId>,
    /// Its place in addresses.
    pub slug: Option<String>,
    /// Its name.
    pub workspace: Option<String>,
    /// Its language, as a word.
    pub workspace_language: Option<String>,
    /// Its zone's name.
    pub time_zone: Option<String>,
    /// The person's place in it.
    pub member_id: Option<MemberId>,
    /// The person's role in it, as a word.
    pub role: Option<String>,
    /// `available` or `away`.
    pub presence: Option<String>,
    /// When they were last here.
    pub last_seen_at: Option<OffsetDateTime>,
}

/// Who visits; empty for an account that is gone.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn visit(desk: &Desk, user: UserId) -> Result<Vec<VisitRow>, Fault> {
    const VISIT: &str = "select * from system_visit($1)";

    Ok(sqlx::query_as(VISIT).bind(user).fetch_all(&desk.pools().pages).await?)
}
