//! The statements of runs that write the brief of an escalation.

use super::runs::Abandoned;
use crate::assistant::model::Reason;
use crate::prelude::*;

/// Ends the runs that wrote a brief in a conversation and did not come back: each cost all that it had
/// reserved, for nobody knows better.
pub(in crate::assistant) async fn abandon_briefs(
    tx: &mut Tx<access::Work>,
    conversation: ConversationId,
    why: Reason,
) -> Result<Vec<Abandoned>, Fault> {
    const ABANDON_BRIEFS: &str = "
        update runs r
        set state = 'failed', reason = $3, reserved_micros = 0, cost_micros = before.reserved_micros, finished_at = $4
        from runs before
        where r.tenant_id = $1 and r.conversation_id = $2 and r.kind = 'brief' and r.state = 'processing'
          and r.created_at < $4::timestamptz - interval '2 minutes'
          and before.tenant_id = r.tenant_id and before.id = r.id
        returning r.id, before.created_at, before.reserved_micros";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query_as(ABANDON_BRIEFS).bind(tenant).bind(conversation).bind(why).bind(now).fetch_all(tx.db()).await?)
}
