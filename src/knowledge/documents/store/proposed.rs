//! The statements of files that are proposed.

use crate::knowledge::documents::model::{Proposed, ProposedState};
use crate::knowledge::{Language, Reason};
use crate::prelude::*;

/// Proposes a file, in place of the one that was proposed before.
pub(in crate::knowledge::documents) async fn add(
    tx: &mut Tx<access::KnowledgeWrite>,
    item: ItemId,
    original: FileId,
) -> Result<(), Fault> {
    const ADD: &str = "insert into proposed_files (tenant_id, original_id, item_id) values ($1, $2, $3)";

    withdraw(tx, item).await?;
    let tenant = tx.tenant();
    sqlx::query(ADD).bind(tenant).bind(original).bind(item).execute(tx.db()).await?;
    Ok(())
}

/// Withdraws what is proposed for an item. False where nothing is.
pub(in crate::knowledge::documents) async fn withdraw(
    tx: &mut Tx<access::KnowledgeWrite>,
    item: ItemId,
) -> Result<bool, Fault> {
    const WITHDRAW: &str = "
        update proposed_files set state = 'withdrawn', reason = null
        where tenant_id = $1 and item_id = $2 and state not in ('published', 'withdrawn')";

    let tenant = tx.tenant();
    Ok(sqlx::query(WITHDRAW).bind(tenant).bind(item).execute(tx.db()).await?.rows_affected() > 0)
}

/// What is proposed for a document and not decided on.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn of_item(tx: &mut Tx<impl Permission>, item: ItemId) -> Result<Option<Proposed>, Fault> {
    const OF_ITEM: &str = "
        select p.original_id as original, o.name, p.state, p.reason, v.number as version
        from proposed_files p
        join knowledge_originals o on o.tenant_id = p.tenant_id and o.id = p.original_id
        left join knowledge_versions v on v.tenant_id = p.tenant_id and v.original_id = p.original_id
        where p.tenant_id = $1 and p.item_id = $2 and p.state not in ('published', 'withdrawn')";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(OF_ITEM).bind(tenant).bind(item).fetch_optional(tx.db()).await?)
}

/// Says how far a proposed file has come.
pub(in crate::knowledge::documents) async fn set_state(
    tx: &mut Tx<impl Permission>,
    original: FileId,
    state: ProposedState,
    reason: Option<Reason>,
) -> Result<(), Fault> {
    const SET_STATE: &str = "
        update proposed_files set state = $3, reason = $4 where tenant_id = $1 and original_id = $2";

    let tenant = tx.tenant();
    sqlx::query(SET_STATE).bind(tenant).bind(original).bind(state).bind(reason).execute(tx.db()).await?;
    Ok(())
}

/// A proposed file was read, and found to be written in a language.
pub(in crate::knowledge::documents) async fn is_read(
    tx: &mut Tx<access::Work>,
    original: FileId,
    language: Language,
) -> Result<(), Fault> {
    const IS_READ: &str = "
        update proposed_files set state = 'ready', reason = null, language = $3
        where tenant_id = $1 and original_id = $2";

    let tenant = tx.tenant();
    sqlx::query(IS_READ).bind(tenant).bind(original).bind(language).execute(tx.db()).await?;
    Ok(())
}

/// The file that a version was read from is proposed no more: it is the document's. Returns the language that it was
/// found to be written in; `None` where it was never proposed.
pub(in crate::knowledge) async fn is_published(
    tx: &mut Tx<access::KnowledgeWrite>,
    item: ItemId,
    version: i32,
) -> Result<Option<Language>, Fault> {
    const IS_PUBLISHED: &str = "
        update proposed_files p set state = 'published'
        from knowledge_versions v
        where p.tenant_id = $1 and v.tenant_id = $1 and v.item_id = $2 and v.number = $3
          and v.original_id = p.original_id
        returning p.language";

    let tenant = tx.tenant();
    let language: Option<Option<Language>> =
        sqlx::query_scalar(IS_PUBLISHED).bind(tenant).bind(item).bind(version).fetch_optional(tx.db()).await?;
    Ok(language.flatten())
}
