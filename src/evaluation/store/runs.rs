//! The statements of runs.

use crate::evaluation::{Run, RunState};
use crate::prelude::*;

/// A run with what is counted of its answers.
macro_rules! counted {
    ($rest:literal) => {
        concat!(
            "select r.id, r.state, r.threshold, u.name as started_by, r.created_at, r.ended_at,
                    a.total, a.done, a.right_ones as \"right\", a.wrong, a.refused_rightly, a.refused_wrongly
             from evaluation_runs r
             left join members m on m.tenant_id = r.tenant_id and m.id = r.started_by
             left join users u on u.id = m.user_id
             cross join lateral (
                 select count(*) as total, count(verdict) as done,
                        count(*) filter (where verdict = 'right') as right_ones,
                        count(*) filter (where verdict = 'wrong') as wrong,
                        count(*) filter (where verdict = 'refused-rightly') as refused_rightly,
                        count(*) filter (where verdict = 'refused-wrongly') as refused_wrongly
                 from evaluation_answers where tenant_id = r.tenant_id and run_id = r.id
             ) a
             where r.tenant_id = $1 ",
            $rest
        )
    };
}

/// Adds a run. False where one is under way.
pub(in crate::evaluation) async fn add(
    tx: &mut Tx<access::KnowledgeWrite>,
    id: EvaluationId,
    threshold: f32,
) -> Result<bool, Fault> {
    const ADD: &str = "
        insert into evaluation_runs (tenant_id, id, threshold, started_by, created_at)
        values ($1, $2, $3, $4, $5)
        on conflict (tenant_id) where state in ('waiting', 'running') do nothing";

    let (tenant, member, now) = (tx.tenant(), tx.member(), tx.now());
    let added = sqlx::query(ADD).bind(tenant).bind(id).bind(threshold).bind(member).bind(now);
    Ok(added.execute(tx.db()).await?.rows_affected() == 1)
}

/// Says how far a run is, and holds it until the transaction ends.
pub(in crate::evaluation) async fn hold(
    tx: &mut Tx<access::Work>,
    id: EvaluationId,
) -> Result<Option<RunState>, Fault> {
    const HOLD: &str = "select state from evaluation_runs where tenant_id = $1 and id = $2 for update";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(HOLD).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}

/// A run that waited begins.
pub(in crate::evaluation) async fn start(tx: &mut Tx<access::Work>, id: EvaluationId) -> Result<(), Fault> {
    const START: &str =
        "update evaluation_runs set state = 'running' where tenant_id = $1 and id = $2 and state = 'waiting'";

    let tenant = tx.tenant();
    sqlx::query(START).bind(tenant).bind(id).execute(tx.db()).await?;
    Ok(())
}

/// Ends a run.
pub(in crate::evaluation) async fn end(
    tx: &mut Tx<access::Work>,
    id: EvaluationId,
    state: RunState,
) -> Result<(), Fault> {
    const END: &str = "update evaluation_runs set state = $3, ended_at = $4 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(END).bind(tenant).bind(id).bind(state).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Forgets all but the newest runs: nobody looks at the others.
pub(in crate::evaluation) async fn forget_old(tx: &mut Tx<access::KnowledgeWrite>) -> Result<(), Fault> {
    const OLD: &str = "
        select id from evaluation_runs where tenant_id = $1 and state not in ('waiting', 'running')
        order by created_at desc, id desc
        offset 20 limit 100";

    let tenant = tx.tenant();
    let old: Vec<EvaluationId> = sqlx::query_scalar(OLD).bind(tenant).fetch_all(tx.db()).await?;
    forget(tx, &old).await
}

async fn forget(tx: &mut Tx<access::KnowledgeWrite>, runs: &[EvaluationId]) -> Result<(), Fault> {
    const FORGET_ANSWERS: &str = "delete from evaluation_answers where tenant_id = $1 and run_id = any ($2)";
    const FORGET: &str = "delete from evaluation_runs where tenant_id = $1 and id = any ($2)";

    let tenant = tx.tenant();
    sqlx::query(FORGET_ANSWERS).bind(tenant).bind(runs).execute(tx.db()).await?;
    sqlx::query(FORGET).bind(tenant).bind(runs).execute(tx.db()).await?;
    Ok(())
}

/// The newest runs, `limit` at most.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn runs(tx: &mut Tx<access::KnowledgeRead>, limit: i64) -> Result<Vec<Run>, Fault> {
    const RUNS: &str = counted!("order by r.created_at desc, r.id desc limit $2");

    let tenant = tx.tenant();
    Ok(sqlx::query_as(RUNS).bind(tenant).bind(limit).fetch_all(tx.db()).await?)
}

/// One run.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn find(tx: &mut Tx<access::KnowledgeRead>, id: EvaluationId) -> Result<Option<Run>, Fault> {
    const FIND: &str = counted!("and r.id = $2");

    let tenant = tx.tenant();
    Ok(sqlx::query_as(FIND).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}
