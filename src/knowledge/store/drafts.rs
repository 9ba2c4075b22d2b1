//! The statements of what is written and not published. Everybody has only their own.

use crate::knowledge::Draft;
use crate::knowledge::content::Revision;
use crate::prelude::*;

/// Keeps a member's draft of an item, in place of the one before.
pub(in crate::knowledge) async fn keep(
    tx: &mut Tx<access::KnowledgeWrite>,
    item: ItemId,
    member: MemberId,
    revision: &Revision,
) -> Result<(), Fault> {
    const KEEP: &str = "
        insert into knowledge_drafts
            (tenant_id, item_id, member_id, based_on, language, title, variants, body, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (tenant_id, item_id, member_id) do update
        set based_on = $4, language = $5, title = $6, variants = $7, body = $8, updated_at = $9";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(KEEP)
        .bind(tenant)
        .bind(item)
        .bind(member)
        .bind(revision.based_on)
        .bind(revision.language)
        .bind(revision.content.title())
        .bind(revision.content.variants())
        .bind(revision.content.body())
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Forgets the draft that the actor has of an item.
pub(in crate::knowledge) async fn forget(tx: &mut Tx<access::KnowledgeWrite>, item: ItemId) -> Result<(), Fault> {
    const FORGET: &str = "delete from knowledge_drafts where tenant_id = $1 and item_id = $2 and member_id = $3";

    let (tenant, member) = (tx.tenant(), tx.member());
    sqlx::query(FORGET).bind(tenant).bind(item).bind(member).execute(tx.db()).await?;
    Ok(())
}

/// What the actor has written of an item and not published.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn draft(tx: &mut Tx<access::KnowledgeWrite>, item: ItemId) -> Result<Option<Draft>, Fault> {
    const DRAFT: &str = "
        select based_on, language, title, variants, body
        from knowledge_drafts where tenant_id = $1 and item_id = $2 and member_id = $3";

    let (tenant, member) = (tx.tenant(), tx.member());
    Ok(sqlx::query_as(DRAFT).bind(tenant).bind(item).bind(member).fetch_optional(tx.db()).await?)
}
