//! The statements that change gaps. Those by which people look at them are in [`looking`].

pub mod looking;

use sqlx::types::Json;

use super::model::{GapKind, GapState, Unanswered};
use super::work::Answer;
use crate::access::{KnowledgeWrite, Work};
use crate::knowledge::search::Language;
use crate::prelude::*;

/// Questions of one gap that are shown, and asked again.
pub(super) const MOST_QUESTIONS: i64 = 200;

/// Opens a gap for a source, unless the same one is open.
pub(super) async fn open_for_source(
    tx: &mut Tx<impl Permission>,
    run: RunId,
    question: &str,
    source: Option<(ItemId, i32)>,
) -> Result<(), Fault> {
    const OPEN: &str = "
        insert into knowledge_gaps (tenant_id, id, question, item_id, version, run_id, opened_by, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
        on conflict do nothing";

    let (tenant, now, member) = (tx.tenant(), tx.now(), tx.member());
    sqlx::query(OPEN)
        .bind(tenant)
        .bind(GapId::new())
        .bind(question)
        .bind(source.map(|it| it.0))
        .bind(source.map(|it| it.1))
        .bind(run)
        .bind(member)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Lets nobody else put questions of this language to gaps until the transaction ends.
pub(super) async fn hold_language(tx: &mut Tx<Work>, language: Language) -> Result<(), Fault> {
    const HOLD_LANGUAGE: &str = "select pg_advisory_xact_lock(hashtextextended($1, 0))";

    let name = format!("gaps {} {}", tx.tenant(), language.tag());
    sqlx::query(HOLD_LANGUAGE).bind(name).execute(tx.db()).await?;
    Ok(())
}

/// The open gaps of a language, each with its newest questions.
pub(super) async fn known(tx: &mut Tx<Work>, language: Language) -> Result<Vec<(GapId, Vec<String>)>, Fault> {
    const KNOWN: &str = "
        select g.id, array(select q.question from gap_questions q
                            where q.tenant_id = g.tenant_id and q.gap_id = g.id
                            order by q.asked_at desc limit 12) as questions
        from knowledge_gaps g
        where g.tenant_id = $1 and g.state = 'open' and g.kind = 'unanswered' and g.language = $2
        order by g.asked_at desc limit 200";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(KNOWN).bind(tenant).bind(language).fetch_all(tx.db()).await?)
}

/// Opens a gap for a question.
pub(super) async fn open_for_question(tx: &mut Tx<Work>, it: &Unanswered<'_>) -> Result<GapId, Fault> {
    const OPEN: &str = "
        insert into knowledge_gaps (tenant_id, id, kind, question, language, run_id, asked_at, created_at, updated_at)
        values ($1, $2, 'unanswered', $3, $4, $5, $6, $6, $6)";

    let id = GapId::new();
    let (tenant, now) = (tx.tenant(), tx.now());
    let open = sqlx::query(OPEN).bind(tenant).bind(id).bind(it.question).bind(it.language).bind(it.run).bind(now);
    open.execute(tx.db()).await?;
    Ok(id)
}

/// Puts a question to a gap. One that stands in a gap stays there.
pub(super) async fn put(tx: &mut Tx<Work>, gap: GapId, it: &Unanswered<'_>) -> Result<(), Fault> {
    const PUT: &str = "
        insert into gap_questions (tenant_id, gap_id, message_id, conversation_id, run_id, question, reason, asked_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict do nothing";
    const ASKED: &str = "update knowledge_gaps set asked_at = $3 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(PUT)
        .bind(tenant)
        .bind(gap)
        .bind(it.message)
        .bind(it.conversation)
        .bind(it.run)
        .bind(it.question)
        .bind(it.reason)
        .bind(now)
        .execute(tx.db())
        .await?;
    sqlx::query(ASKED).bind(tenant).bind(gap).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Whether a message stands in a gap already.
pub(super) async fn stands(tx: &mut Tx<Work>, message: MessageId) -> Result<bool, Fault> {
    const STANDS: &str = "select exists (select from gap_questions where tenant_id = $1 and message_id = $2)";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(STANDS).bind(tenant).bind(message).fetch_one(tx.db()).await?)
}

/// A gap, held until the transaction ends.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Held {
    pub kind: GapKind,
    pub state: GapState,
    pub language: Option<Language>,
    pub asking_since: Option<OffsetDateTime>,
}

/// Finds a gap of which the actor sees something, and holds it until the transaction ends.
pub(super) async fn hold(tx: &mut Tx<impl Permission>, id: GapId) -> Result<Option<Held>, Fault> {
    const HOLD: &str = "
        select g.kind, g.state, g.language, g.asking_since
        from knowledge_gaps g
        where g.tenant_id = $1 and g.id = $2
          and (exists (select from runs r
                         join conversations c on c.tenant_id = r.tenant_id and c.id = r.conversation_id
                        where r.tenant_id = g.tenant_id and r.id = g.run_id and in_sight($3, c.assignee_id, c.team_id))
               or exists (select from gap_questions q
                            join conversations c on c.tenant_id = q.tenant_id and c.id = q.conversation_id
                           where q.tenant_id = g.tenant_id and q.gap_id = g.id
                             and in_sight($3, c.assignee_id, c.team_id)))
        for update of g";

    let (tenant, reach) = (tx.tenant(), tx.reach());
    Ok(sqlx::query_as(HOLD).bind(tenant).bind(id).bind(reach).fetch_optional(tx.db()).await?)
}

/// Settles a gap, or opens it again. False where it says so already.
pub(super) async fn settle(tx: &mut Tx<impl Permission>, id: GapId, state: GapState) -> Result<bool, Fault> {
    const SETTLE: &str = "
        update knowledge_gaps
        set state = $3, updated_at = $5,
            settled_by = case when $3 <> 'open' then $4::uuid end,
            settled_at = case when $3 <> 'open' then $5::timestamptz end
        where tenant_id = $1 and id = $2 and state <> $3";

    let (tenant, now, member) = (tx.tenant(), tx.now(), tx.member());
    let done = sqlx::query(SETTLE).bind(tenant).bind(id).bind(state).bind(member).bind(now).execute(tx.db()).await?;
    Ok(done.rows_affected() == 1)
}

/// Says what fills a gap.
pub(super) async fn filled(tx: &mut Tx<KnowledgeWrite>, gap: GapId, by: ItemId) -> Result<(), Fault> {
    const FILLED: &str = "update knowledge_gaps set filled_by = $3, updated_at = $4 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(FILLED).bind(tenant).bind(gap).bind(by).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Says that the questions of a gap are being asked again.
pub(super) async fn begin_asking(tx: &mut Tx<KnowledgeWrite>, gap: GapId) -> Result<(), Fault> {
    const BEGIN_ASKING: &str = "update knowledge_gaps set asking_since = $3 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(BEGIN_ASKING).bind(tenant).bind(gap).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Says that they are not any more, and whether they were asked.
pub(super) async fn end_asking(tx: &mut Tx<Work>, gap: GapId, done: bool) -> Result<(), Fault> {
    const END_ASKING: &str = "
        update knowledge_gaps
        set asking_since = null, asked_again_at = case when $3 then $4::timestamptz else asked_again_at end
        where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(END_ASKING).bind(tenant).bind(gap).bind(done).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// The questions of a gap that are asked again: those that were not answered first, then the newest.
pub(super) async fn to_ask(tx: &mut Tx<Work>, gap: GapId) -> Result<Vec<(MessageId, String)>, Fault> {
    const TO_ASK: &str = "
        select message_id, question from gap_questions
        where tenant_id = $1 and gap_id = $2
        order by outcome = 'answer', asked_at desc limit $3";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(TO_ASK).bind(tenant).bind(gap).bind(MOST_QUESTIONS).fetch_all(tx.db()).await?)
}

/// Keeps what became of questions, and what had become of them before.
pub(super) async fn keep_answers(tx: &mut Tx<Work>, gap: GapId, answers: &[Answer]) -> Result<(), Fault> {
    const KEEP: &str = "
        update gap_questions q set outcome_before = q.outcome, outcome = it.outcome, reason = it.reason
        from jsonb_to_recordset($3) as it(message uuid, outcome text, reason text)
        where q.tenant_id = $1 and q.gap_id = $2 and q.message_id = it.message";

    let rows: Vec<_> = answers
        .iter()
        .map(|it| serde_json::json!({ "message": it.message, "outcome": it.outcome, "reason": it.reason }))
        .collect();
    let tenant = tx.tenant();
    sqlx::query(KEEP).bind(tenant).bind(gap).bind(Json(rows)).execute(tx.db()).await?;
    Ok(())
}

/// Whether a question of a gap is not answered.
pub(super) async fn is_any_left(tx: &mut Tx<Work>, gap: GapId) -> Result<bool, Fault> {
    const LEFT: &str = "
        select exists (select from gap_questions where tenant_id = $1 and gap_id = $2 and outcome <> 'answer')";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(LEFT).bind(tenant).bind(gap).fetch_one(tx.db()).await?)
}
