//! The statements of the queue, inside one tenant.

use sqlx::PgConnection;
use sqlx::types::Json;
use time::OffsetDateTime;
use uuid::Uuid;

use super::{Job, MAX_ATTEMPTS, Work};
use crate::access::Permission;
use crate::fault::Fault;
use crate::ids::*;
use crate::tenancy::Tx;

pub(crate) async fn add(db: &mut PgConnection, tenant: TenantId, job: &Job, now: OffsetDateTime) -> Result<(), Fault> {
    const ADD: &str = "
        insert into jobs (tenant_id, id, kind, payload, run_at, created_at)
        values ($1, $2, $3, $4, $5, $6)";

    sqlx::query(ADD)
        .bind(tenant)
        .bind(JobId::new())
        .bind(job.work.kind())
        .bind(Json(&job.work))
        .bind(job.at.unwrap_or(now))
        .bind(now)
        .execute(db)
        .await?;
    Ok(())
}

/// A job that a worker holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Whose job.
    pub tenant: TenantId,
    /// Which job.
    pub job: JobId,
    /// What is to be done.
    pub work: Work,
    /// Which try this is, from 1.
    pub attempt: i32,
    /// How many earlier tries do not count, because what they failed at passes.
    pub excused: i32,
    /// Proves that the worker still holds it.
    pub token: Uuid,
}

impl Claim {
    /// Whether this is the last try: a failure that does not pass ends the job.
    pub const fn is_last(&self) -> bool {
        self.attempt - self.excused >= MAX_ATTEMPTS
    }
}

/// Whether the claim still holds, and keeps it so until the transaction ends: nobody can
/// claim the job meanwhile.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn holds(tx: &mut Tx<impl Permission>, claim: &Claim) -> Result<bool, Fault> {
    const HOLDS: &str = "
        select true from jobs
        where tenant_id = $1 and id = $2 and token = $3 and state = 'running'
        for update";

    let held: Option<bool> =
        sqlx::query_scalar(HOLDS).bind(claim.tenant).bind(claim.job).bind(claim.token).fetch_optional(tx.db()).await?;
    Ok(held.is_some())
}

/// Marks the job done, in the transaction of its effects. False where the claim was lost:
/// then the transaction must be dropped, not committed.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn finish(tx: &mut Tx<impl Permission>, claim: &Claim) -> Result<bool, Fault> {
    const FINISH: &str = "
        update jobs set state = 'done', finished_at = $4, leased_until = null, last_error = null
        where tenant_id = $1 and id = $2 and token = $3 and state = 'running'";

    let now = tx.now();
    let done =
        sqlx::query(FINISH).bind(claim.tenant).bind(claim.job).bind(claim.token).bind(now).execute(tx.db()).await?;
    Ok(done.rows_affected() == 1)
}

/// Lengthens the lease of a job that is still being worked on. False where it was lost.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn extend(tx: &mut Tx<impl Permission>, claim: &Claim, until: OffsetDateTime) -> Result<bool, Fault> {
    const EXTEND: &str = "
        update jobs set leased_until = $4
        where tenant_id = $1 and id = $2 and token = $3 and state = 'running'";

    let kept =
        sqlx::query(EXTEND).bind(claim.tenant).bind(claim.job).bind(claim.token).bind(until).execute(tx.db()).await?;
    Ok(kept.rows_affected() == 1)
}

/// Puts a failed job back for `again_at`, or lets it die when it was tried often enough. What
/// passes, such as a database that is away, never kills it.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn fail(
    tx: &mut Tx<impl Permission>,
    claim: &Claim,
    fault: &Fault,
    again_at: OffsetDateTime,
) -> Result<(), Fault> {
    const FAIL: &str = "
        update jobs
        set state = case when $5 then 'dead' else 'ready' end, finished_at = case when $5 then $7::timestamptz end,
            excused = excused + $8::boolean::integer, run_at = $4, last_error = left($6, 500), leased_until = null,
            token = null
        where tenant_id = $1 and id = $2 and token = $3 and state = 'running'";

    let (passes, now) = (fault.is_passing(), tx.now());
    sqlx::query(FAIL)
        .bind(claim.tenant)
        .bind(claim.job)
        .bind(claim.token)
        .bind(again_at)
        .bind(claim.is_last() && !passes)
        .bind(fault.to_string())
        .bind(now)
        .bind(passes)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Gives a dead job a new life. False where there is no such dead job.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn replay(tx: &mut Tx<impl Permission>, job: JobId) -> Result<bool, Fault> {
    const REPLAY: &str = "
        update jobs set state = 'ready', attempts = 0, excused = 0, run_at = $3, finished_at = null
        where tenant_id = $1 and id = $2 and state = 'dead'";

    let (tenant, now) = (tx.tenant(), tx.now());
    let done = sqlx::query(REPLAY).bind(tenant).bind(job).bind(now).execute(tx.db()).await?;
    Ok(done.rows_affected() == 1)
}

/// Where work stands that is not finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfinished {
    /// It waited for its time, and is done as soon as possible now.
    Hastened,
    /// A worker is at it.
    Running,
}

/// Lets work be done now that waits for its next try. `None` where there is no such work, or it is finished.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn hasten(tx: &mut Tx<impl Permission>, work: &Work) -> Result<Option<Unfinished>, Fault> {
    const HASTEN: &str = "
        update jobs set run_at = least(run_at, $4)
        where tenant_id = $1 and kind = $2 and payload = $3 and state = 'ready'";
    // Looked at last: what a worker claimed meanwhile runs.
    const IS_RUNNING: &str = "
        select exists (select from jobs where tenant_id = $1 and kind = $2 and payload = $3 and state = 'running')";

    let (tenant, now) = (tx.tenant(), tx.now());
    let hasten = sqlx::query(HASTEN).bind(tenant).bind(work.kind()).bind(Json(work)).bind(now);
    if hasten.execute(tx.db()).await?.rows_affected() > 0 {
        return Ok(Some(Unfinished::Hastened));
    }
    let is_running = sqlx::query_scalar(IS_RUNNING).bind(tenant).bind(work.kind()).bind(Json(work));
    let is_running: bool = is_running.fetch_one(tx.db()).await?;
    Ok(is_running.then_some(Unfinished::Running))
}
