//! The statements of terms, ends and ages.

use crate::access::{KnowledgeRead, KnowledgeWrite, Work};
use crate::knowledge::terms::{Age, Terms, USUAL_AGE};
use crate::prelude::*;

/// Says for whom an item is, and until when. What had expired is searched again.
pub(in crate::knowledge) async fn set(tx: &mut Tx<KnowledgeWrite>, item: ItemId, terms: Terms) -> Result<(), Fault> {
    const SET_TERMS: &str = "
        update knowledge_items
        set audience = $3, expires_at = $4, updated_at = $5,
            state = case when state = 'disabled' and reason = 'expired' then 'ready' else state end,
            reason = case when state = 'disabled' and reason = 'expired' then null else reason end
        where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    let set = sqlx::query(SET_TERMS).bind(tenant).bind(item).bind(terms.audience).bind(terms.expires_at).bind(now);
    set.execute(tx.db()).await?;
    Ok(())
}

/// Says that what an item says was looked at just now.
pub(in crate::knowledge) async fn still_holds(tx: &mut Tx<KnowledgeWrite>, item: ItemId) -> Result<(), Fault> {
    const STILL_HOLDS: &str = "update knowledge_items set fresh_at = $3 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(STILL_HOLDS).bind(tenant).bind(item).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Takes out of use what has come to its end. How many.
pub(in crate::knowledge) async fn expire(tx: &mut Tx<Work>) -> Result<u64, Fault> {
    const EXPIRE: &str = "
        update knowledge_items set state = 'disabled', reason = 'expired', updated_at = $2
        where tenant_id = $1 and expires_at <= $2 and state <> 'disabled'";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query(EXPIRE).bind(tenant).bind(now).execute(tx.db()).await?.rows_affected())
}

/// Says of what was not read again for too long that it may be out of date. How many.
pub(in crate::knowledge) async fn grow_old(tx: &mut Tx<Work>) -> Result<u64, Fault> {
    const GROW_OLD: &str = "
        update knowledge_items i set state = 'stale', reason = 'too-old', updated_at = $2::timestamptz
        where i.tenant_id = $1 and i.kind in ('document', 'page') and i.state = 'ready'
          and greatest(coalesce(i.fresh_at, i.updated_at),
                       (select p.read_at from site_pages p where p.tenant_id = $1 and p.item_id = i.id))
              < $2::timestamptz - coalesce((select s.stale_after_days from knowledge_settings s where s.tenant_id = $1), $3)
                   * interval '1 day'";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query(GROW_OLD).bind(tenant).bind(now).bind(USUAL_AGE).execute(tx.db()).await?.rows_affected())
}

/// From which age on what a machine has read counts as out of date, in days.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn age(tx: &mut Tx<KnowledgeRead>) -> Result<i32, Fault> {
    const AGE: &str = "select stale_after_days from knowledge_settings where tenant_id = $1";

    let tenant = tx.tenant();
    let chosen: Option<i32> = sqlx::query_scalar(AGE).bind(tenant).fetch_optional(tx.db()).await?;
    Ok(chosen.unwrap_or(USUAL_AGE))
}

/// Chooses that age.
pub(in crate::knowledge) async fn set_age(tx: &mut Tx<KnowledgeWrite>, age: Age) -> Result<(), Fault> {
    const SET_AGE: &str = "
        insert into knowledge_settings (tenant_id, stale_after_days) values ($1, $2)
        on conflict (tenant_id) do update set stale_after_days = excluded.stale_after_days";

    let tenant = tx.tenant();
    sqlx::query(SET_AGE).bind(tenant).bind(age.in_days()).execute(tx.db()).await?;
    Ok(())
}

/// Which of these items are for agents alone.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn of_agents(tx: &mut Tx<impl Permission>, items: &[ItemId]) -> Result<Vec<ItemId>, Fault> {
    const OF_AGENTS: &str = "
        select id from knowledge_items where tenant_id = $1 and id = any ($2) and audience = 'agents'";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(OF_AGENTS).bind(tenant).bind(items).fetch_all(tx.db()).await?)
}

/// How many items may be out of date.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn stale(tx: &mut Tx<impl Permission>) -> Result<i64, Fault> {
    const STALE: &str = "select count(*) from knowledge_items where tenant_id = $1 and state = 'stale'";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(STALE).bind(tenant).fetch_one(tx.db()).await?)
}

/// The workspaces in which something is due.
pub(in crate::knowledge) async fn due(desk: &Desk) -> Result<Vec<TenantId>, Fault> {
    const DUE: &str = "select tenant_id from system_knowledge_due($1, $2)";
    const AT_ONCE: i32 = 500;

    Ok(sqlx::query_scalar(DUE).bind(desk.now()).bind(AT_ONCE).fetch_all(&desk.pools().work).await?)
}
