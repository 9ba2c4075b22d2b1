//! Every statement of saved replies.

use super::model::{MOST, NewReply, SavedReply};
use crate::prelude::*;

/// The saved replies of a workspace, by title.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list(tx: &mut Tx<impl Permission>) -> Result<Vec<SavedReply>, Fault> {
    const LIST: &str = "
        select id, title, shortcode, body_en, body_fr from saved_replies
        where tenant_id = $1 order by lower(title), id limit $2";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(LIST).bind(tenant).bind(MOST).fetch_all(tx.db()).await?)
}

/// One saved reply.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn find(tx: &mut Tx<impl Permission>, id: SavedReplyId) -> Result<Option<SavedReply>, Fault> {
    const FIND: &str = "
        select id, title, shortcode, body_en, body_fr from saved_replies where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(FIND).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}

/// Adds a reply, if there is room for one more.
pub(super) async fn add(tx: &mut Tx<impl Permission>, id: SavedReplyId, it: &NewReply) -> Result<bool, Fault> {
    const ADD: &str = "
        insert into saved_replies (tenant_id, id, title, shortcode, body_en, body_fr, created_at, updated_at)
        select $1, $2, $3, $4, $5, $6, $7, $7
        where (select count(*) from saved_replies where tenant_id = $1) < $8";

    let (tenant, now) = (tx.tenant(), tx.now());
    let added = sqlx::query(ADD)
        .bind(tenant)
        .bind(id)
        .bind(&it.title)
        .bind(&it.shortcode)
        .bind(&it.body_en)
        .bind(&it.body_fr)
        .bind(now)
        .bind(MOST)
        .execute(tx.db())
        .await?;
    Ok(added.rows_affected() == 1)
}

/// Changes a reply. Whether there is one.
pub(super) async fn change(tx: &mut Tx<impl Permission>, id: SavedReplyId, it: &NewReply) -> Result<bool, Fault> {
    const CHANGE: &str = "
        update saved_replies set title = $3, shortcode = $4, body_en = $5, body_fr = $6, updated_at = $7
        where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    let changed = sqlx::query(CHANGE)
        .bind(tenant)
        .bind(id)
        .bind(&it.title)
        .bind(&it.shortcode)
        .bind(&it.body_en)
        .bind(&it.body_fr)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(changed.rows_affected() == 1)
}

/// Removes a reply. Whether there was one.
pub(super) async fn remove(tx: &mut Tx<impl Permission>, id: SavedReplyId) -> Result<bool, Fault> {
    const REMOVE: &str = "delete from saved_replies where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    Ok(sqlx::query(REMOVE).bind(tenant).bind(id).execute(tx.db()).await?.rows_affected() == 1)
}
