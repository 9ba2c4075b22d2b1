//! The statements of answers: what waits to be asked, and what came of it.

use crate::evaluation::model::Outcome;
use crate::evaluation::{Answered, work::Waiting};
use crate::prelude::*;

/// Puts the whole set before a run. Says how many questions that are.
pub(in crate::evaluation) async fn expect(
    tx: &mut Tx<access::KnowledgeWrite>,
    run: EvaluationId,
) -> Result<u64, Fault> {
    const EXPECT: &str = "
        insert into evaluation_answers (tenant_id, run_id, question_id, expected_item_id)
        select tenant_id, $2, id, expected_item_id from evaluation_questions
        where tenant_id = $1 and retired_at is null";

    let tenant = tx.tenant();
    Ok(sqlx::query(EXPECT).bind(tenant).bind(run).execute(tx.db()).await?.rows_affected())
}

/// What a run has not asked yet, in the order in which it was added, `limit` at most.
pub(in crate::evaluation) async fn waiting(
    tx: &mut Tx<access::Work>,
    run: EvaluationId,
    limit: i64,
) -> Result<Vec<Waiting>, Fault> {
    const WAITING: &str = "
        select a.question_id, q.question, q.language, a.expected_item_id
        from evaluation_answers a
        join evaluation_questions q on q.tenant_id = a.tenant_id and q.id = a.question_id
        where a.tenant_id = $1 and a.run_id = $2 and a.verdict is null
        order by a.question_id
        limit $3";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(WAITING).bind(tenant).bind(run).bind(limit).fetch_all(tx.db()).await?)
}

/// Keeps what came of a question, unless something is kept already.
pub(in crate::evaluation) async fn put(
    tx: &mut Tx<access::Work>,
    run: EvaluationId,
    outcome: &Outcome,
) -> Result<(), Fault> {
    const PUT: &str = "
        update evaluation_answers
        set verdict = $4, outcome = $5, reason = $6, rank = $7, confidence = $8, answer = $9, cited_item_id = $10,
            latency_ms = $11
        where tenant_id = $1 and run_id = $2 and question_id = $3 and verdict is null";

    let tenant = tx.tenant();
    sqlx::query(PUT)
        .bind(tenant)
        .bind(run)
        .bind(outcome.question)
        .bind(outcome.verdict)
        .bind(outcome.outcome)
        .bind(outcome.reason)
        .bind(outcome.rank)
        .bind(outcome.confidence)
        .bind(&outcome.answer)
        .bind(outcome.cited)
        .bind(outcome.latency_ms)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// What a run has asked so far, and what it was answered; the question that was added last comes first.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn answers(tx: &mut Tx<access::KnowledgeRead>, run: EvaluationId) -> Result<Vec<Answered>, Fault> {
    const ANSWERS: &str = "
        select a.question_id, q.question, a.expected_item_id, a.verdict, a.outcome, a.reason, a.rank, a.confidence,
               a.answer, a.cited_item_id, coalesce(v.title, i.name) as cited_title, a.latency_ms
        from evaluation_answers a
        join evaluation_questions q on q.tenant_id = a.tenant_id and q.id = a.question_id
        left join knowledge_items i on i.tenant_id = a.tenant_id and i.id = a.cited_item_id
        left join knowledge_versions v on v.tenant_id = i.tenant_id and v.item_id = i.id and v.number = i.active_version
        where a.tenant_id = $1 and a.run_id = $2 and a.verdict is not null
        order by q.created_at desc, q.id desc
        limit 500";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(ANSWERS).bind(tenant).bind(run).fetch_all(tx.db()).await?)
}
