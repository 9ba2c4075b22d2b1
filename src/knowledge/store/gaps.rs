//! The statements of gaps.

use crate::knowledge::{Gap, GapState};
use crate::prelude::*;

/// Opens a gap, unless the same one is open.
pub(in crate::knowledge) async fn open(
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

/// Settles a gap, or opens it again. False where there is no such gap, or it says so already.
pub(in crate::knowledge) async fn settle(
    tx: &mut Tx<impl Permission>,
    id: GapId,
    state: GapState,
) -> Result<bool, Fault> {
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

/// The gaps that wait to be mended, newest first, a hundred at most.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn open_gaps(tx: &mut Tx<access::KnowledgeWrite>) -> Result<Vec<Gap>, Fault> {
    const OPEN_GAPS: &str = "
        select g.id, g.question, g.item_id, v.title as source, g.version, i.active_version, u.name as opened_by,
               r.conversation_id, g.created_at
        from knowledge_gaps g
        join runs r on r.tenant_id = g.tenant_id and r.id = g.run_id
        left join knowledge_items i on i.tenant_id = g.tenant_id and i.id = g.item_id
        left join knowledge_versions v on v.tenant_id = g.tenant_id and v.item_id = g.item_id and v.number = g.version
        left join members m on m.tenant_id = g.tenant_id and m.id = g.opened_by
        left join users u on u.id = m.user_id
        where g.tenant_id = $1 and g.state = 'open'
        order by g.created_at desc, g.id desc limit 100";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(OPEN_GAPS).bind(tenant).fetch_all(tx.db()).await?)
}
