//! Claiming jobs and looking after the queue, across tenants.

use sqlx::types::Json;
use time::OffsetDateTime;
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
    const CLAIM: &str =
        "select tenant_id, id, payload, attempts, excused, token from system_claim_jobs($1, $2, $3, $4)";

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

/// What the queue looks like to an operator.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Queue {
    /// Jobs that wait for a person.
    pub dead: i64,
    /// Since when the oldest job that is due has been waiting for a worker.
    pub oldest_due: Option<OffsetDateTime>,
}

/// What the queue looks like now.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn queue(desk: &Desk) -> Result<Queue, Fault> {
    const QUEUE: &str = "select dead, oldest_due from system_queue($1)";

    Ok(sqlx::query_as(QUEUE).bind(desk.now()).fetch_one(&desk.pools().work).await?)
}

/// A job that waits for a person.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct DeadJob {
    /// Whose.
    pub tenant_id: TenantId,
    /// The address of their workspace.
    pub workspace: String,
    /// Which job.
    pub id: JobId,
    /// What was to be done.
    pub kind: String,
    /// Why it was not done.
    pub reason: Option<String>,
    /// Since when it has been dead.
    pub since: OffsetDateTime,
}

/// Every dead job, the oldest first.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn dead(desk: &Desk) -> Result<Vec<DeadJob>, Fault> {
    const DEAD: &str = "select tenant_id, workspace, id, kind, reason, since from system_dead_jobs()";

    Ok(sqlx::query_as(DEAD).fetch_all(&desk.pools().work).await?)
}
