//! What customers asked lately.

use crate::prelude::*;

/// A customer's question.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(in crate::assistant) struct Asked {
    /// Where it was asked.
    pub conversation_id: ConversationId,
    /// What was asked.
    pub question: String,
    /// The language to assume where the question does not tell.
    pub usual: String,
    /// When it was answered, or not.
    pub at: OffsetDateTime,
}

/// What customers asked since a moment and the assistant tried to answer, each question once, the newest first,
/// `limit` at most: where the actor sees the conversation.
pub(in crate::assistant) async fn asked_lately(
    tx: &mut Tx<access::InboxRead>,
    since: OffsetDateTime,
    limit: i64,
) -> Result<Vec<Asked>, Fault> {
    // Ten runs for each question are looked at, however often the same is asked.
    const ASKED_LATELY: &str = "
        select conversation_id, question, usual, at
        from (
            select distinct on (lower(m.body)) r.conversation_id, m.body as question,
                   coalesce(c.language, t.language) as usual, r.created_at as at
            from (
                select conversation_id, message_id, created_at from runs
                where tenant_id = $1 and kind = 'reply' and state <> 'skipped' and created_at > $2
                order by created_at desc
                limit $4 * 10
            ) r
            join messages m on m.tenant_id = $1 and m.id = r.message_id
            join conversations c on c.tenant_id = $1 and c.id = r.conversation_id
            join tenants t on t.id = $1
            where in_sight($3, c.assignee_id, c.team_id) and length(m.body) between 1 and 1000
            order by lower(m.body), r.created_at desc
        ) asked
        order by at desc
        limit $4";

    let (tenant, reach) = (tx.tenant(), tx.reach());
    Ok(sqlx::query_as(ASKED_LATELY).bind(tenant).bind(since).bind(reach).bind(limit).fetch_all(tx.db()).await?)
}
