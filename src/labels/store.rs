//! The statements of labels.

pub(super) mod hints;
pub(super) mod worn;

use super::Tone;
use crate::prelude::*;
use crate::title::Title;

/// A label of the workspace.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Label {
    /// Which label.
    pub id: LabelId,
    /// What it says.
    pub name: String,
    /// Its colour.
    pub tone: Tone,
}

/// Every label, by name. A hard maximum of 100: [`super::MOST_LABELS`].
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list(tx: &mut Tx<impl Permission>) -> Result<Vec<Label>, Fault> {
    const LIST: &str = "
        select id, name, tone from labels
        where tenant_id = $1 and removed_at is null
        order by lower(name), id limit 100";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(LIST).bind(tenant).fetch_all(tx.db()).await?)
}

pub(super) async fn count(tx: &mut Tx<impl Permission>) -> Result<i64, Fault> {
    const COUNT: &str = "select count(*) from labels where tenant_id = $1 and removed_at is null";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(COUNT).bind(tenant).fetch_one(tx.db()).await?)
}

pub(super) async fn add(tx: &mut Tx<impl Permission>, name: &Title, tone: Tone) -> Result<LabelId, Fault> {
    const ADD: &str = "
        insert into labels (tenant_id, id, name, tone, created_at, updated_at) values ($1, $2, $3, $4, $5, $5)";

    let (tenant, now, id) = (tx.tenant(), tx.now(), LabelId::new());
    sqlx::query(ADD).bind(tenant).bind(id).bind(name.as_str()).bind(tone).bind(now).execute(tx.db()).await?;
    Ok(id)
}

pub(super) async fn change(tx: &mut Tx<impl Permission>, id: LabelId, name: &Title, tone: Tone) -> Result<bool, Fault> {
    const CHANGE: &str = "
        update labels set name = $3, tone = $4, updated_at = $5
        where tenant_id = $1 and id = $2 and removed_at is null";

    let (tenant, now) = (tx.tenant(), tx.now());
    let done =
        sqlx::query(CHANGE).bind(tenant).bind(id).bind(name.as_str()).bind(tone).bind(now).execute(tx.db()).await?;
    Ok(done.rows_affected() == 1)
}

/// Holds two labels until the transaction ends; false where one of them is not there.
pub(super) async fn hold_both(tx: &mut Tx<impl Permission>, one: LabelId, other: LabelId) -> Result<bool, Fault> {
    // In the order of their ids, so that two who merge them crosswise do not wait for each other.
    const HOLD_BOTH: &str = "
        select id from labels
        where tenant_id = $1 and id in ($2, $3) and removed_at is null
        order by id limit 2
        for update";

    let tenant = tx.tenant();
    let held: Vec<LabelId> =
        sqlx::query_scalar(HOLD_BOTH).bind(tenant).bind(one).bind(other).fetch_all(tx.db()).await?;
    Ok(held.len() == 2)
}

/// Whether a label is there, and stays so until the transaction ends.
pub(super) async fn is_there(tx: &mut Tx<impl Permission>, id: LabelId) -> Result<bool, Fault> {
    const IS_THERE: &str = "
        select true from labels where tenant_id = $1 and id = $2 and removed_at is null for key share";

    let tenant = tx.tenant();
    let there: Option<bool> = sqlx::query_scalar(IS_THERE).bind(tenant).bind(id).fetch_optional(tx.db()).await?;
    Ok(there.is_some())
}

/// Removes a label or brings it back. False where there is nothing to do.
pub(super) async fn set_removed(tx: &mut Tx<impl Permission>, id: LabelId, removed: bool) -> Result<bool, Fault> {
    const SET_REMOVED: &str = "
        update labels set removed_at = case when $3 then $4::timestamptz end, updated_at = $4
        where tenant_id = $1 and id = $2 and (removed_at is null) = $3";

    let (tenant, now) = (tx.tenant(), tx.now());
    let done = sqlx::query(SET_REMOVED).bind(tenant).bind(id).bind(removed).bind(now).execute(tx.db()).await?;
    Ok(done.rows_affected() == 1)
}

/// Gives the conversations of a label another one instead.
pub(super) async fn move_conversations(
    tx: &mut Tx<impl Permission>,
    from: LabelId,
    into: LabelId,
) -> Result<(), Fault> {
    const GIVE: &str = "
        insert into conversation_labels (tenant_id, conversation_id, label_id, put_at)
        select tenant_id, conversation_id, $3, $4 from conversation_labels
        where tenant_id = $1 and label_id = $2
        on conflict do nothing";
    const LEAVE: &str = "delete from conversation_labels where tenant_id = $1 and label_id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(GIVE).bind(tenant).bind(from).bind(into).bind(now).execute(tx.db()).await?;
    sqlx::query(LEAVE).bind(tenant).bind(from).execute(tx.db()).await?;
    Ok(())
}

pub(super) async fn count_on(tx: &mut Tx<impl Permission>, conversation: ConversationId) -> Result<i64, Fault> {
    const COUNT_ON: &str = "
        select count(*) from conversation_labels o
        join labels l on l.tenant_id = o.tenant_id and l.id = o.label_id and l.removed_at is null
        where o.tenant_id = $1 and o.conversation_id = $2";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(COUNT_ON).bind(tenant).bind(conversation).fetch_one(tx.db()).await?)
}

pub(super) async fn put(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    label: LabelId,
) -> Result<bool, Fault> {
    const PUT: &str = "
        insert into conversation_labels (tenant_id, conversation_id, label_id, put_at) values ($1, $2, $3, $4)
        on conflict do nothing";

    let (tenant, now) = (tx.tenant(), tx.now());
    let done = sqlx::query(PUT).bind(tenant).bind(conversation).bind(label).bind(now).execute(tx.db()).await?;
    Ok(done.rows_affected() == 1)
}

pub(super) async fn take(
    tx: &mut Tx<impl Permission>,
    conversation: ConversationId,
    label: LabelId,
) -> Result<bool, Fault> {
    const TAKE: &str =
        "delete from conversation_labels where tenant_id = $1 and conversation_id = $2 and label_id = $3";

    let tenant = tx.tenant();
    let done = sqlx::query(TAKE).bind(tenant).bind(conversation).bind(label).execute(tx.db()).await?;
    Ok(done.rows_affected() == 1)
}
