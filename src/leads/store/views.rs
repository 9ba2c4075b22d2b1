//! The statements of saved views of leads.

use super::list::Filter;
use crate::leads::{Intent, Level, Sort, Status};
use crate::prelude::*;
use crate::title::Title;

/// Most views that one person sees.
pub const MOST_VIEWS: usize = 30;

/// A saved view of leads.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SavedView {
    /// Which view.
    pub id: LeadViewId,
    /// What it is called.
    pub name: String,
    /// Whose it is.
    pub owner_id: MemberId,
    /// Whether everybody sees it.
    pub for_everyone: bool,
    /// Its order.
    pub sort: Sort,
    status: Option<Status>,
    level: Option<Level>,
    intent: Option<Intent>,
    lead_owner_id: Option<MemberId>,
    channel_id: Option<ChannelId>,
    label_id: Option<LabelId>,
}

impl SavedView {
    /// Its conditions.
    pub fn filter(&self) -> Filter {
        Filter {
            status: self.status,
            level: self.level,
            intent: self.intent,
            owner: self.lead_owner_id,
            channel: self.channel_id,
            label: self.label_id,
            among: None,
        }
    }
}

/// The views that the reader looks through: their own, and everyone's.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn views(tx: &mut Tx<impl Permission>) -> Result<Vec<SavedView>, Fault> {
    const VIEWS: &str = "
        select id, name, owner_id, for_everyone, sort, status, level, intent, lead_owner_id, channel_id, label_id
        from lead_views
        where tenant_id = $1 and removed_at is null and (for_everyone or owner_id = $2)
        order by lower(name), id limit 30";

    let (tenant, member) = (tx.tenant(), tx.member());
    Ok(sqlx::query_as(VIEWS).bind(tenant).bind(member).fetch_all(tx.db()).await?)
}

pub async fn add(
    tx: &mut Tx<impl Permission>,
    owner: MemberId,
    name: &Title,
    for_everyone: bool,
    filter: &Filter,
    sort: Sort,
) -> Result<LeadViewId, Fault> {
    const ADD: &str = "
        insert into lead_views (tenant_id, id, name, owner_id, for_everyone, status, level, intent, lead_owner_id,
                                channel_id, label_id, sort, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)";

    let (tenant, now, id) = (tx.tenant(), tx.now(), LeadViewId::new());
    sqlx::query(ADD)
        .bind(tenant)
        .bind(id)
        .bind(name.as_str())
        .bind(owner)
        .bind(for_everyone)
        .bind(filter.status)
        .bind(filter.level)
        .bind(filter.intent)
        .bind(filter.owner)
        .bind(filter.channel)
        .bind(filter.label)
        .bind(sort)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(id)
}

/// Whose a view is and whether everybody sees it, held until the transaction ends.
pub async fn hold(
    tx: &mut Tx<impl Permission>,
    id: LeadViewId,
    is_removed: bool,
) -> Result<Option<(MemberId, bool)>, Fault> {
    const HOLD: &str = "
        select owner_id, for_everyone from lead_views
        where tenant_id = $1 and id = $2 and (removed_at is not null) = $3
        for update";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(HOLD).bind(tenant).bind(id).bind(is_removed).fetch_optional(tx.db()).await?)
}

pub async fn set_removed(tx: &mut Tx<impl Permission>, id: LeadViewId, removed: bool) -> Result<(), Fault> {
    const SET_REMOVED: &str = "
        update lead_views set removed_at = case when $3 then $4::timestamptz end, updated_at = $4
        where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(SET_REMOVED).bind(tenant).bind(id).bind(removed).bind(now).execute(tx.db()).await?;
    Ok(())
}
