//! The statements by which indexes are filled.

use std::collections::HashMap;

use crate::knowledge::model::Kind;
use crate::knowledge::search::{self, Language, Passage};
use crate::prelude::*;

/// A passage as the index wants it.
#[derive(sqlx::FromRow)]
pub(in crate::knowledge) struct Searchable {
    pub(in crate::knowledge) id: PassageId,
    pub(in crate::knowledge) item_id: ItemId,
    pub(in crate::knowledge) kind: Kind,
    pub(in crate::knowledge) language: Language,
    pub(in crate::knowledge) title: String,
    pub(in crate::knowledge) variants: Vec<String>,
    pub(in crate::knowledge) heading: String,
    pub(in crate::knowledge) body: String,
}

impl From<Searchable> for Passage {
    fn from(it: Searchable) -> Self {
        let title = if it.heading.is_empty() { it.title } else { format!("{} › {}", it.title, it.heading) };
        let kind = match it.kind {
            Kind::Faq => search::Kind::Faq,
            Kind::Text | Kind::Document | Kind::Page => search::Kind::Text,
        };
        Self { id: it.id, source: it.item_id, kind, language: it.language, title, variants: it.variants, text: it.body }
    }
}

/// Every passage that may be searched: of active versions, of items that are not disabled.
pub(in crate::knowledge) async fn searchable(tx: &mut Tx<impl Permission>) -> Result<Vec<Passage>, Fault> {
    const SEARCHABLE: &str = "
        select id, item_id, kind, language, title, variants, heading, body
        from searched_passages
        where tenant_id = $1
        order by item_id, ordinal";

    let tenant = tx.tenant();
    let rows: Vec<Searchable> = sqlx::query_as(SEARCHABLE).bind(tenant).fetch_all(tx.db()).await?;
    Ok(rows.into_iter().map(Passage::from).collect())
}

/// The passages of these items that may be searched.
pub(in crate::knowledge) async fn searchable_of(
    tx: &mut Tx<impl Permission>,
    items: &[ItemId],
) -> Result<Vec<Passage>, Fault> {
    const SEARCHABLE_OF: &str = "
        select id, item_id, kind, language, title, variants, heading, body
        from searched_passages
        where tenant_id = $1 and item_id = any ($2)
        order by item_id, ordinal";

    let tenant = tx.tenant();
    let rows: Vec<Searchable> = sqlx::query_as(SEARCHABLE_OF).bind(tenant).bind(items).fetch_all(tx.db()).await?;
    Ok(rows.into_iter().map(Passage::from).collect())
}

/// As what an item is searched: what has not changed here has the same passages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub(in crate::knowledge) struct Standing {
    pub version: i32,
    pub language: Language,
}

/// As what each item is searched; those that are not are not among them.
pub(in crate::knowledge) async fn standing(tx: &mut Tx<impl Permission>) -> Result<HashMap<ItemId, Standing>, Fault> {
    const STANDING: &str = "
        select id, active_version as version, language
        from knowledge_items
        where tenant_id = $1 and state <> 'disabled' and active_version is not null";

    #[derive(sqlx::FromRow)]
    struct Row {
        pub(in crate::knowledge) id: ItemId,
        #[sqlx(flatten)]
        standing: Standing,
    }

    let tenant = tx.tenant();
    let rows: Vec<Row> = sqlx::query_as(STANDING).bind(tenant).fetch_all(tx.db()).await?;
    Ok(rows.into_iter().map(|it| (it.id, it.standing)).collect())
}
