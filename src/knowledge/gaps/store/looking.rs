//! The statements by which people look at gaps: each asks what is in their sight.

use super::MOST_QUESTIONS;
use crate::access::{KnowledgeRead, KnowledgeWrite};
use crate::knowledge::gaps::draft::{self, Draft};
use crate::knowledge::gaps::model::{Filter, Found, Gap, Order};
use crate::knowledge::search::Language;
use crate::prelude::*;

/// Gaps with what the reader ($2) sees of them; of those that nothing is seen of, none.
macro_rules! gaps {
    ($and:literal) => {
        concat!(
            "select it.* from (
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
                                          else (extract(epoch from it.asked_at) * 1000000)::bigint end as rank) place
          where $5::bigint is null or (place.rank, it.id) < ($5, $6::uuid)
          order by place.rank desc, it.id desc limit $7"
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
    let said: Vec<draft::Said> =
        sqlx::query_as(SAID).bind(tenant).bind(reach).bind(found.gap.id).fetch_all(tx.db()).await?;
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
