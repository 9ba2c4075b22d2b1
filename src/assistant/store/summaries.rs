//! The statements of summaries.

use crate::assistant::summary::Summary;
use crate::assistant::{Reason, summary::Upto};
use crate::prelude::*;

/// Says that a summary is wanted. What was made before stays until then.
pub(in crate::assistant) async fn ask(
    tx: &mut Tx<access::InboxReply>,
    conversation: ConversationId,
) -> Result<(), Fault> {
    const ASK: &str = "
        insert into summaries (tenant_id, conversation_id, state, updated_at) values ($1, $2, 'asked', $3)
        on conflict (tenant_id, conversation_id) do update set state = 'asked', reason = null, updated_at = $3";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(ASK).bind(tenant).bind(conversation).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Keeps what was made.
pub(in crate::assistant) async fn keep(
    tx: &mut Tx<access::Work>,
    conversation: ConversationId,
    body: &str,
    upto: &Upto,
    model: &str,
) -> Result<(), Fault> {
    const KEEP: &str = "
        update summaries
        set state = 'made', reason = null, body = $3, upto_id = $4, upto_seq = $5, upto_at = $6, model = $7, updated_at = $8
        where tenant_id = $1 and conversation_id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(KEEP)
        .bind(tenant)
        .bind(conversation)
        .bind(body)
        .bind(upto.message)
        .bind(upto.seq)
        .bind(upto.at)
        .bind(model)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Says why none was made.
pub(in crate::assistant) async fn fail(
    tx: &mut Tx<access::Work>,
    conversation: ConversationId,
    why: Reason,
) -> Result<(), Fault> {
    const FAIL: &str = "
        update summaries set state = 'failed', reason = $3, updated_at = $4
        where tenant_id = $1 and conversation_id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(FAIL).bind(tenant).bind(conversation).bind(why).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// The summary of a conversation, if one was ever asked for. Ask the inbox first whether the actor sees the
/// conversation.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn summary(tx: &mut Tx<impl Permission>, conversation: ConversationId) -> Result<Option<Summary>, Fault> {
    const SUMMARY: &str = "
        select state, reason, body, upto_id, upto_seq, upto_at, model from summaries
        where tenant_id = $1 and conversation_id = $2";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(SUMMARY).bind(tenant).bind(conversation).fetch_optional(tx.db()).await?)
}
