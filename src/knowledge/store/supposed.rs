//! Passages of an item as they were, or as they would be.

use super::Searchable;
use crate::knowledge::content::Content;
use crate::knowledge::model::Listed;
use crate::knowledge::passages;
use crate::knowledge::search::{Language, Passage};
use crate::prelude::*;

/// The passages of one version, whether it is searched or not.
pub(in crate::knowledge) async fn of_version(
    tx: &mut Tx<impl Permission>,
    item: ItemId,
    number: i32,
) -> Result<Vec<Passage>, Fault> {
    const OF_VERSION: &str = "
        select p.id, i.id as item_id, i.kind, coalesce(f.language, i.language) as language,
               v.title, v.variants, p.heading, p.body
        from knowledge_items i
        join knowledge_versions v on v.tenant_id = i.tenant_id and v.item_id = i.id and v.number = $3
        left join proposed_files f on f.tenant_id = v.tenant_id and f.original_id = v.original_id
        join version_passages l on l.tenant_id = i.tenant_id and l.item_id = i.id and l.version = v.number
        join passages p on p.tenant_id = l.tenant_id and p.id = l.passage_id
        where i.tenant_id = $1 and i.id = $2
        order by l.ordinal";

    let tenant = tx.tenant();
    let rows: Vec<Searchable> =
        sqlx::query_as(OF_VERSION).bind(tenant).bind(item).bind(number).fetch_all(tx.db()).await?;
    Ok(rows.into_iter().map(Passage::from).collect())
}

/// The passages that an item would be cut into.
pub(in crate::knowledge) fn of_content(item: &Listed, language: Language, content: &Content) -> Vec<Passage> {
    let cuts = passages::cut(item.id, item.version + 1, content);
    let row = |cut: passages::Cut| Searchable {
        id: cut.id,
        item_id: item.id,
        kind: item.kind,
        language,
        title: content.title().to_owned(),
        variants: content.variants().to_vec(),
        heading: cut.heading,
        body: cut.body,
    };
    cuts.into_iter().map(row).map(Passage::from).collect()
}
