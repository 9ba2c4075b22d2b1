//! Claiming jobs, across tenants.

use sqlx::types::Json;
use uuid::Uuid;

use super::{Claim, Work};
use crate::fault::Fault;
use crate::ids::*;
use crate::tenancy::Desk;

/// How long a claim holds without a heartbeat, in seconds. A job of a killed worker is
/// taken over after this (`R-1`: 30 seconds at most).
pub const LEASE_SECONDS: i32 = 20;

/// Claims up to `how_many` due jobs of these kinds. Tenants take turns.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn claim(desk: &Desk, kinds: &[&str], how_many: i32) -> Result<Vec<Claim>, Fault> {
    const CLAIM: &str = "select tenant_id, id, payload, attempts, excused, token from system_claim_jobs($1, $2, $3, $4)";

    type Row = (TenantId, JobId, Json<Work>, i32, i32, Uuid);
    let rows: Vec<Row> = sqlx::query_as(CLAIM)
        .bind(kinds)
        .bind(how_many)
        .bind(desk.now())
        .bind(LEASE_SECONDS)
        .fetch_all(&desk.pools().work)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(tenant, job, Json(work), attempt, excused, token)| Claim { tenant, job, work, attempt, excused, token })
        .collect())
}
