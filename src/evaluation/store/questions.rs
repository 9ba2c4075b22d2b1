//! The statements of the questions of a set.

use crate::evaluation::{NewQuestion, Question};
use crate::prelude::*;

/// Says what a question that is in the set is expected to cite. `None` where it is not in the set.
pub(in crate::evaluation) async fn expect(
    tx: &mut Tx<access::KnowledgeWrite>,
    new: &NewQuestion,
) -> Result<Option<QuestionId>, Fault> {
    const EXPECT: &str = "
        update evaluation_questions set expected_item_id = $3, language = $4
        where tenant_id = $1 and md5(lower(question)) = md5(lower($2)) and retired_at is null
        returning id";

    let tenant = tx.tenant();
    let known = sqlx::query_scalar(EXPECT).bind(tenant).bind(&new.question).bind(new.expected).bind(new.language);
    Ok(known.fetch_optional(tx.db()).await?)
}

/// How many questions the set has.
pub(in crate::evaluation) async fn count(tx: &mut Tx<access::KnowledgeWrite>) -> Result<i64, Fault> {
    const COUNT: &str = "select count(*) from evaluation_questions where tenant_id = $1 and retired_at is null";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(COUNT).bind(tenant).fetch_one(tx.db()).await?)
}

/// Adds a question; where somebody added the same words at this moment, theirs expects what is said now.
pub(in crate::evaluation) async fn add(
    tx: &mut Tx<access::KnowledgeWrite>,
    new: &NewQuestion,
) -> Result<QuestionId, Fault> {
    const ADD: &str = "
        insert into evaluation_questions
            (tenant_id, id, question, language, expected_item_id, added_by, created_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (tenant_id, md5(lower(question))) where retired_at is null
        do update set expected_item_id = $5, language = $4
        returning id";

    let (tenant, member, now) = (tx.tenant(), tx.member(), tx.now());
    Ok(sqlx::query_scalar(ADD)
        .bind(tenant)
        .bind(QuestionId::new())
        .bind(&new.question)
        .bind(new.language)
        .bind(new.expected)
        .bind(member)
        .bind(now)
        .fetch_one(tx.db())
        .await?)
}

/// Takes a question out of the set, or back into it. False where there is no such question, or it is so already.
pub(in crate::evaluation) async fn set_retired(
    tx: &mut Tx<access::KnowledgeWrite>,
    id: QuestionId,
    retired: bool,
) -> Result<bool, Fault> {
    const SET_RETIRED: &str = "
        update evaluation_questions set retired_at = case when $3 then $4::timestamptz end
        where tenant_id = $1 and id = $2 and (retired_at is null) = $3";

    let (tenant, now) = (tx.tenant(), tx.now());
    let done = sqlx::query(SET_RETIRED).bind(tenant).bind(id).bind(retired).bind(now).execute(tx.db()).await?;
    Ok(done.rows_affected() == 1)
}

/// The questions of the set, the newest first.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn questions(tx: &mut Tx<access::KnowledgeRead>) -> Result<Vec<Question>, Fault> {
    of_words(tx, None).await
}

/// The question of the set that has these words, whatever their case.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn known(tx: &mut Tx<access::KnowledgeRead>, words: &str) -> Result<Option<Question>, Fault> {
    Ok(of_words(tx, Some(words.trim())).await?.pop())
}

async fn of_words(tx: &mut Tx<access::KnowledgeRead>, words: Option<&str>) -> Result<Vec<Question>, Fault> {
    const QUESTIONS: &str = "
        select q.id, q.question, q.language, q.expected_item_id, coalesce(v.title, i.name) as expected_title,
               u.name as added_by, q.created_at
        from evaluation_questions q
        left join knowledge_items i on i.tenant_id = q.tenant_id and i.id = q.expected_item_id
        left join knowledge_versions v on v.tenant_id = i.tenant_id and v.item_id = i.id and v.number = i.active_version
        left join members m on m.tenant_id = q.tenant_id and m.id = q.added_by
        left join users u on u.id = m.user_id
        where q.tenant_id = $1 and q.retired_at is null
          and ($2::text is null or md5(lower(q.question)) = md5(lower($2)))
        order by q.created_at desc, q.id desc
        limit 500";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(QUESTIONS).bind(tenant).bind(words).fetch_all(tx.db()).await?)
}
