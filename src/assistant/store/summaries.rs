//! The statements of runs that sum up a conversation for colleagues.

use super::runs::{Abandoned, NewRun};
use crate::assistant::model::Reason;
use crate::prelude::*;

/// Adds a run that sums up. It names the newest message that it read.
pub(in crate::assistant) async fn start_summary(tx: &mut Tx<access::Work>, run: NewRun<'_>) -> Result<RunId, Fault> {
    const START_SUMMARY: &str = "
        insert into runs (tenant_id, id, kind, conversation_id, message_id, state, provider, model, threshold,
                          reserved_micros, created_at)
        values ($1, $2, 'summary', $3, $4, 'processing', $5, $6, $7, $8, $9)";

    let (tenant, now, id) = (tx.tenant(), tx.now(), RunId::new());
    sqlx::query(START_SUMMARY)
        .bind(tenant)
        .bind(id)
        .bind(run.conversation)
        .bind(run.message)
        .bind(run.provider)
        .bind(run.model)
        .bind(run.threshold)
        .bind(run.reserved)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(id)
}

/// Ends the runs that summed up a conversation and did not come back: each cost all that it had
/// reserved, for nobody knows better.
pub(in crate::assistant) async fn abandon_summary(
    tx: &mut Tx<access::Work>,
    conversation: ConversationId,
    why: Reason,
) -> Result<Vec<Abandoned>, Fault> {
    const ABANDON_SUMMARY: &str = "
        update runs r
        set state = 'failed', reason = $3, reserved_micros = 0, cost_micros = before.reserved_micros, finished_at = $4
        from runs before
        where r.tenant_id = $1 and r.conversation_id = $2 and r.kind = 'summary' and r.state = 'processing'
          and r.created_at < $4 - interval '2 minutes'
          and before.tenant_id = r.tenant_id and before.id = r.id
        returning r.id, before.created_at, before.reserved_micros";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query_as(ABANDON_SUMMARY).bind(tenant).bind(conversation).bind(why).bind(now).fetch_all(tx.db()).await?)
}
