//! The statements of planned versions.

use crate::access::{KnowledgeRead, KnowledgeWrite, Work};
use crate::knowledge::search::Language;
use crate::knowledge::terms::Plan;
use crate::prelude::*;

/// Plans a version.
pub(in crate::knowledge) async fn add(
    tx: &mut Tx<KnowledgeWrite>,
    item: ItemId,
    version: i32,
    language: Language,
    at: OffsetDateTime,
) -> Result<(), Fault> {
    const ADD_PLAN: &str = "
        insert into version_plans (tenant_id, item_id, version, language, publish_at, planned_by, created_at)
        values ($1, $2, $3, $4, $5, $6, $7)";

    let (tenant, member, now) = (tx.tenant(), tx.member(), tx.now());
    let add = sqlx::query(ADD_PLAN).bind(tenant).bind(item).bind(version).bind(language).bind(at);
    add.bind(member).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// The number of the next version of an item that is held. Read after it is held: a plan changes nothing of the item
/// itself, so what was read while somebody else planned would be their number, too.
pub(in crate::knowledge) async fn next_number(tx: &mut Tx<impl Permission>, item: ItemId) -> Result<i32, Fault> {
    const NEXT_NUMBER: &str = "
        select coalesce(max(number), 0) + 1 from knowledge_versions where tenant_id = $1 and item_id = $2";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(NEXT_NUMBER).bind(tenant).bind(item).fetch_one(tx.db()).await?)
}

/// Removes a plan. False where there is none.
pub(in crate::knowledge) async fn remove(
    tx: &mut Tx<impl Permission>,
    item: ItemId,
    version: i32,
) -> Result<bool, Fault> {
    const REMOVE_PLAN: &str = "delete from version_plans where tenant_id = $1 and item_id = $2 and version = $3";

    let tenant = tx.tenant();
    let removed = sqlx::query(REMOVE_PLAN).bind(tenant).bind(item).bind(version).execute(tx.db()).await?;
    Ok(removed.rows_affected() == 1)
}

/// The plans whose moment has come, the earliest first: item, version and language.
pub(in crate::knowledge) async fn due(tx: &mut Tx<Work>) -> Result<Vec<(ItemId, i32, Language)>, Fault> {
    const DUE: &str = "
        select item_id, version, language from version_plans
        where tenant_id = $1 and publish_at <= $2
        order by publish_at, version limit 500";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query_as(DUE).bind(tenant).bind(now).fetch_all(tx.db()).await?)
}

/// What is planned for an item, the next first.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn of_item(tx: &mut Tx<KnowledgeRead>, item: ItemId) -> Result<Vec<Plan>, Fault> {
    const PLANS: &str = "
        select p.version, p.language, p.publish_at, u.name as planned_by
        from version_plans p
        left join members m on m.tenant_id = p.tenant_id and m.id = p.planned_by
        left join users u on u.id = m.user_id
        where p.tenant_id = $1 and p.item_id = $2
        order by p.publish_at, p.version limit 50";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(PLANS).bind(tenant).bind(item).fetch_all(tx.db()).await?)
}
