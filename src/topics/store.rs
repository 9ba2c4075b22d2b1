//! The statements of topics that people read and change.

pub(super) mod days;
pub(super) mod known;
pub(super) mod merges;

use super::model::{Label, Topic};
use crate::channels::AssistantMode;
use crate::prelude::*;

/// A topic that is not merged into another.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn find(tx: &mut Tx<impl Permission>, id: TopicId) -> Result<Option<Topic>, Fault> {
    const FIND: &str = "
        select t.id, t.label, t.keywords, t.hidden, t.policy, l.id as like_id, l.label as like_label
        from topics t
        left join topics l on l.tenant_id = t.tenant_id and l.id = t.like_id and l.merged_into is null
        where t.tenant_id = $1 and t.id = $2 and t.merged_into is null";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(FIND).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}

/// The topics of the workspace that are not merged into others, by name; a thousand at most.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list(tx: &mut Tx<impl Permission>) -> Result<Vec<Topic>, Fault> {
    const LIST: &str = "
        select t.id, t.label, t.keywords, t.hidden, t.policy, l.id as like_id, l.label as like_label
        from topics t
        left join topics l on l.tenant_id = t.tenant_id and l.id = t.like_id and l.merged_into is null
        where t.tenant_id = $1 and t.merged_into is null
        order by lower(t.label), t.id limit 1000";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(LIST).bind(tenant).fetch_all(tx.db()).await?)
}

/// Finds a topic that is not merged into another and holds it until the transaction ends.
pub(super) async fn hold(tx: &mut Tx<impl Permission>, id: TopicId) -> Result<Option<TopicId>, Fault> {
    const HOLD: &str = "
        select id from topics where tenant_id = $1 and id = $2 and merged_into is null for update";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(HOLD).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}

/// Names a topic.
pub(super) async fn rename(tx: &mut Tx<impl Permission>, id: TopicId, label: &Label) -> Result<(), Fault> {
    const RENAME: &str = "update topics set label = $3, updated_at = $4 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(RENAME).bind(tenant).bind(id).bind(label.as_str()).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Hides a word of a topic. False where it has no such word.
pub(super) async fn hide(tx: &mut Tx<impl Permission>, id: TopicId, word: &str) -> Result<bool, Fault> {
    const HIDE: &str = "
        update topics
        set keywords = array_remove(keywords, $3), hidden = array_append(hidden, $3), updated_at = $4
        where tenant_id = $1 and id = $2 and $3 = any (keywords)";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query(HIDE).bind(tenant).bind(id).bind(word).bind(now).execute(tx.db()).await?.rows_affected() == 1)
}

/// Shows a hidden word again. False where it was not hidden.
pub(super) async fn unhide(tx: &mut Tx<impl Permission>, id: TopicId, word: &str) -> Result<bool, Fault> {
    const UNHIDE: &str = "
        update topics
        set hidden = array_remove(hidden, $3), keywords = array_append(keywords, $3), updated_at = $4
        where tenant_id = $1 and id = $2 and $3 = any (hidden)";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query(UNHIDE).bind(tenant).bind(id).bind(word).bind(now).execute(tx.db()).await?.rows_affected() == 1)
}

/// Says that a topic is not the one that it was found to be like.
pub(super) async fn tell_apart(tx: &mut Tx<impl Permission>, id: TopicId) -> Result<(), Fault> {
    const TELL_APART: &str = "update topics set like_id = null, updated_at = $3 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(TELL_APART).bind(tenant).bind(id).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Says what the assistant may do with the questions of a topic.
pub(super) async fn set_policy(tx: &mut Tx<impl Permission>, id: TopicId, policy: AssistantMode) -> Result<(), Fault> {
    const SET_POLICY: &str = "update topics set policy = $3, updated_at = $4 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(SET_POLICY).bind(tenant).bind(id).bind(policy).bind(now).execute(tx.db()).await?;
    Ok(())
}
