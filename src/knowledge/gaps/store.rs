//! The statements of gaps.

use sqlx::types::Json;

use super::draft::{self, Draft};
use super::model::{Filter, Found, Gap, GapKind, GapState, Order, Unanswered};
use super::work::Answer;
use crate::access::{KnowledgeRead, KnowledgeWrite, Work};
use crate::knowledge::search::Language;
use crate::prelude::*;

/// Questions of one gap that are shown, and asked again.
const MOST_QUESTIONS: i64 = 200;

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
    const FILLED: &str =
        "update knowledge_gaps set filled_by = $3, updated_at = $4 where tenant_id = $1 and id = $2";

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

/// Gaps with what the reader ($2) sees of them; of those that nothing is seen of, none.
macro_rules! gaps {
    ($and:literal) => {
        concat!(
            "select * from (
               select g.id, g.kind, g.state, g.language, coalesce(q.examples[1], g.question) as question, q.asked,
                      coalesce(q.last_at, g.created_at) as asked_at, coalesce(q.examples, '{}') as examples, g.item_id,
                      v.title as source, g.version, i.active_version, u.name as opened_by, r.conversation_id,
                      g.filled_by, g.asking_since, g.asked_again_at
               from knowledge_gaps g
               join runs r on r.tenant_id = g.tenant_id and r.id = g.run_id
               join conversations c on c.tenant_id = r.tenant_id and c.id = r.conversation_id
               cross join lateral (
                   select count(*) as asked, max(s.asked_at) as last_at,
                          (array_agg(s.question order by s.asked_at desc, s.message_id))[1:3] as examples
                   from gap_questions s
                   join conversations o on o.tenant_id = s.tenant_id and o.id = s.conversation_id
                   where s.tenant_id = g.tenant_id and s.gap_id = g.id and in_sight($2, o.assignee_id, o.team_id)) q
               left join knowledge_items i on i.tenant_id = g.tenant_id and i.id = g.item_id
               left join knowledge_versions v
                    on v.tenant_id = g.tenant_id and v.item_id = g.item_id and v.number = g.version
               left join members m on m.tenant_id = g.tenant_id and m.id = g.opened_by
               left join users u on u.id = m.user_id
               where g.tenant_id = $1
                 and (q.asked > 0 or (g.kind = 'out_of_date' and in_sight($2, c.assignee_id, c.team_id)))",
            $and
        )
    };
}

/// Gaps of which the reader sees something, `limit` at most.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list(tx: &mut Tx<KnowledgeWrite>, filter: &Filter, limit: i64) -> Result<Vec<Gap>, Fault> {
    const LIST: &str = gaps!(
        " and g.state = $3) it
          cross join lateral (select case when $4 then it.asked
                                          else (extract(epoch from it.asked_at) * 1000000)::bigint end as rank) by
          where $5::bigint is null or (by.rank, it.id) < ($5, $6::uuid)
          order by by.rank desc, it.id desc limit $7"
    );

    let (tenant, reach) = (tx.tenant(), tx.reach());
    Ok(sqlx::query_as(LIST)
        .bind(tenant)
        .bind(reach)
        .bind(filter.state)
        .bind(filter.order == Order::Most)
        .bind(filter.after.map(|it| it.rank))
        .bind(filter.after.map(|it| it.id))
        .bind(limit)
        .fetch_all(tx.db())
        .await?)
}

/// How many gaps are open, as far as the reader sees them.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn open(tx: &mut Tx<KnowledgeWrite>) -> Result<i64, Fault> {
    const OPEN: &str = "
        select count(*) from knowledge_gaps g
        join runs r on r.tenant_id = g.tenant_id and r.id = g.run_id
        join conversations c on c.tenant_id = r.tenant_id and c.id = r.conversation_id
        where g.tenant_id = $1 and g.state = 'open'
          and (in_sight($2, c.assignee_id, c.team_id)
               or exists (select from gap_questions q
                            join conversations o on o.tenant_id = q.tenant_id and o.id = q.conversation_id
                           where q.tenant_id = g.tenant_id and q.gap_id = g.id
                             and in_sight($2, o.assignee_id, o.team_id)))";

    let (tenant, reach) = (tx.tenant(), tx.reach());
    Ok(sqlx::query_scalar(OPEN).bind(tenant).bind(reach).fetch_one(tx.db()).await?)
}

/// A gap with the questions that the reader sees.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn find(tx: &mut Tx<KnowledgeWrite>, id: GapId) -> Result<Option<Found>, Fault> {
    const GAP: &str = gaps!(" and g.id = $3) it");
    const QUESTIONS: &str = "
        select q.message_id, q.conversation_id, q.question, q.outcome, q.reason, q.outcome_before, q.asked_at
        from gap_questions q
        join conversations c on c.tenant_id = q.tenant_id and c.id = q.conversation_id
        where q.tenant_id = $1 and q.gap_id = $3 and in_sight($2, c.assignee_id, c.team_id)
        order by q.asked_at desc, q.message_id limit $4";

    let (tenant, reach) = (tx.tenant(), tx.reach());
    let gap: Option<Gap> = sqlx::query_as(GAP).bind(tenant).bind(&reach).bind(id).fetch_optional(tx.db()).await?;
    let Some(gap) = gap else { return Ok(None) };
    let questions = sqlx::query_as(QUESTIONS).bind(tenant).bind(&reach).bind(id).bind(MOST_QUESTIONS);
    Ok(Some(Found { gap, questions: questions.fetch_all(tx.db()).await? }))
}

/// What a gap may be filled with: what its customers asked, and what agents told them afterwards,
/// as far as the reader sees it.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn draft(tx: &mut Tx<KnowledgeWrite>, found: &Found) -> Result<Draft, Fault> {
    const SAID: &str = "
        select m.id as message_id, m.conversation_id, m.body, u.name as agent, p.name as contact, m.sent_at
        from gap_questions q
        join messages a on a.tenant_id = q.tenant_id and a.id = q.message_id
        join conversations c on c.tenant_id = q.tenant_id and c.id = q.conversation_id
        join contacts p on p.tenant_id = c.tenant_id and p.id = c.contact_id
        join messages m on m.tenant_id = q.tenant_id and m.conversation_id = a.conversation_id and m.seq > a.seq
        left join members b on b.tenant_id = m.tenant_id and b.id = m.member_id
        left join users u on u.id = b.user_id
        where q.tenant_id = $1 and q.gap_id = $3 and in_sight($2, c.assignee_id, c.team_id)
          and m.kind = 'message' and m.author = 'staff'
        group by m.tenant_id, m.id, u.name, p.name
        order by m.sent_at desc, m.id limit 60";

    let (tenant, reach) = (tx.tenant(), tx.reach());
    let said: Vec<draft::Said> = sqlx::query_as(SAID).bind(tenant).bind(reach).bind(found.gap.id).fetch_all(tx.db()).await?;
    Ok(draft::draft(found.gap.language.unwrap_or(Language::Other), &found.questions, &said))
}

/// The gap that an item was written to fill.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn filled_by(tx: &mut Tx<KnowledgeRead>, item: ItemId) -> Result<Option<GapId>, Fault> {
    const FILLED_BY: &str = "
        select id from knowledge_gaps where tenant_id = $1 and filled_by = $2 order by created_at desc limit 1";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(FILLED_BY).bind(tenant).bind(item).fetch_optional(tx.db()).await?)
}
