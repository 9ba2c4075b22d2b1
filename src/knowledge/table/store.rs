//! The statements of tables that were brought.

use std::collections::HashSet;

use sqlx::types::Json;

use crate::access::KnowledgeWrite;
use crate::knowledge::NewItem;
use crate::prelude::*;

/// A table that waits until somebody has looked at it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Brought {
    /// Which one.
    pub id: KnowledgeImportId,
    /// What its file is called.
    pub name: String,
    /// What it says.
    pub body: String,
}

/// Keeps a table, and forgets those that the same person brought before.
pub(super) async fn add(
    tx: &mut Tx<KnowledgeWrite>,
    id: KnowledgeImportId,
    by: MemberId,
    name: &str,
    body: &str,
) -> Result<(), Fault> {
    const FORGET: &str = "delete from knowledge_imports where tenant_id = $1 and brought_by = $2";
    const ADD_TABLE: &str = "
        insert into knowledge_imports (tenant_id, id, name, body, brought_by, created_at)
        values ($1, $2, $3, $4, $5, $6)";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(FORGET).bind(tenant).bind(by).execute(tx.db()).await?;
    sqlx::query(ADD_TABLE).bind(tenant).bind(id).bind(name).bind(body).bind(by).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// A table that was brought.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn find(tx: &mut Tx<KnowledgeWrite>, id: KnowledgeImportId) -> Result<Option<Brought>, Fault> {
    const TABLE: &str = "select id, name, body from knowledge_imports where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(TABLE).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}

/// Forgets a table.
pub(super) async fn remove(tx: &mut Tx<KnowledgeWrite>, id: KnowledgeImportId) -> Result<(), Fault> {
    const REMOVE_TABLE: &str = "delete from knowledge_imports where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    sqlx::query(REMOVE_TABLE).bind(tenant).bind(id).execute(tx.db()).await?;
    Ok(())
}

/// The places of those items that say, word for word, what is known already.
pub(super) async fn known(tx: &mut Tx<KnowledgeWrite>, items: &[&NewItem]) -> Result<HashSet<usize>, Fault> {
    const KNOWN: &str = "
        select it.place from jsonb_to_recordset($2) as it(place bigint, language text, title text, body text)
        where exists (
            select from knowledge_items i
            join knowledge_versions v on v.tenant_id = i.tenant_id and v.item_id = i.id and v.number = i.active_version
            where i.tenant_id = $1 and i.kind = 'faq' and i.language = it.language and v.title = it.title
              and v.body = it.body)
        limit 5000";

    let rows: Vec<_> = items
        .iter()
        .enumerate()
        .map(|(place, it)| {
            serde_json::json!({
                "place": place, "language": it.language.tag(), "title": it.content.title(), "body": it.content.body(),
            })
        })
        .collect();
    let tenant = tx.tenant();
    let places: Vec<i64> = sqlx::query_scalar(KNOWN).bind(tenant).bind(Json(rows)).fetch_all(tx.db()).await?;
    Ok(places.into_iter().filter_map(|it| usize::try_from(it).ok()).collect())
}
