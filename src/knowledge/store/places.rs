//! Where passages stand in what has pages.

use crate::prelude::*;

/// Where a passage of an active version begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Place {
    /// Which passage.
    pub passage_id: PassageId,
    /// The version that is searched.
    pub version: i32,
    /// The page.
    pub page: i32,
}

/// The pages on which passages begin; those of what has no pages are left out.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn places(tx: &mut Tx<access::KnowledgeRead>, passages: &[PassageId]) -> Result<Vec<Place>, Fault> {
    const PLACES: &str = "
        select l.passage_id, l.version, min(l.page) as page
        from version_passages l
        join knowledge_items i on i.tenant_id = l.tenant_id and i.id = l.item_id and i.active_version = l.version
        where l.tenant_id = $1 and l.passage_id = any ($2) and l.page is not null
        group by l.passage_id, l.version
        limit 200";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(PLACES).bind(tenant).bind(passages).fetch_all(tx.db()).await?)
}
