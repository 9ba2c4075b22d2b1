//! The statements of saved views.

use super::{Audience, For};
use crate::inbox::{Filter, Handler, Intent, Language, Status, View, Within};
use crate::prelude::*;
use crate::service_levels::SlaState;
use crate::title::Title;

/// Most views that one person sees.
pub const MOST_VIEWS: usize = 30;

/// A saved view.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SavedView {
    /// Which view.
    pub id: ViewId,
    /// What it is called.
    pub name: String,
    /// Whose it is.
    pub owner_id: MemberId,
    /// Whom it is for.
    pub audience: Audience,
    /// The way of looking that it narrows.
    pub base: View,
    status: Option<Status>,
    handler: Option<Handler>,
    channel_id: Option<ChannelId>,
    assignee_id: Option<MemberId>,
    team_id: Option<TeamId>,
    label_id: Option<LabelId>,
    language: Option<Language>,
    intent: Option<Intent>,
    active_within: Option<Within>,
    sla: Option<SlaState>,
    unread: bool,
}

impl SavedView {
    /// Its conditions.
    pub fn filter(&self) -> Filter {
        Filter {
            view: Some(self.base),
            status: self.status,
            handler: self.handler,
            channel: self.channel_id,
            team: self.team_id,
            language: self.language,
            intent: self.intent,
            within: self.active_within,
            label: self.label_id,
            sla: self.sla,
            assignee: self.assignee_id,
            unread: self.unread,
            words: None,
        }
    }
}

/// The views that the reader looks through: their own, those of their teams, everyone's.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list(tx: &mut Tx<impl Permission>) -> Result<Vec<SavedView>, Fault> {
    const LIST: &str = "
        select v.id, v.name, v.owner_id, v.audience, v.base, v.status, v.handler, v.channel_id, v.assignee_id,
               v.team_id, v.label_id, v.language, v.intent, v.active_within, v.sla, v.unread
        from saved_views v
        where v.tenant_id = $1 and v.removed_at is null
          and (v.audience = 'everyone' or (v.audience = 'me' and v.owner_id = $2)
               or v.audience = 'team' and exists (select from team_members m
                          where m.tenant_id = v.tenant_id and m.team_id = v.for_team_id and m.member_id = $2))
        order by lower(v.name), v.id limit 30";

    let (tenant, member) = (tx.tenant(), tx.member());
    Ok(sqlx::query_as(LIST).bind(tenant).bind(member).fetch_all(tx.db()).await?)
}

pub(super) async fn add(
    tx: &mut Tx<impl Permission>,
    owner: MemberId,
    name: &Title,
    whom: For,
    filter: &Filter,
) -> Result<ViewId, Fault> {
    const ADD: &str = "
        insert into saved_views
            (tenant_id, id, name, owner_id, audience, for_team_id, base, status, handler, channel_id, assignee_id,
             team_id, label_id, language, intent, active_within, sla, unread, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $19)";

    let (tenant, now, id) = (tx.tenant(), tx.now(), ViewId::new());
    let (audience, team) = whom.parts();
    sqlx::query(ADD)
        .bind(tenant)
        .bind(id)
        .bind(name.as_str())
        .bind(owner)
        .bind(audience)
        .bind(team)
        .bind(filter.view.unwrap_or(View::All))
        .bind(filter.status)
        .bind(filter.handler)
        .bind(filter.channel)
        .bind(filter.assignee)
        .bind(filter.team)
        .bind(filter.label)
        .bind(filter.language)
        .bind(filter.intent)
        .bind(filter.within)
        .bind(filter.sla)
        .bind(filter.unread)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(id)
}

/// Whom a view is for and whose it is, held until the transaction ends.
pub(super) async fn hold(
    tx: &mut Tx<impl Permission>,
    id: ViewId,
    removed: bool,
) -> Result<Option<(Audience, MemberId)>, Fault> {
    const HOLD: &str = "
        select audience, owner_id from saved_views
        where tenant_id = $1 and id = $2 and (removed_at is not null) = $3
        for update";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(HOLD).bind(tenant).bind(id).bind(removed).fetch_optional(tx.db()).await?)
}

pub(super) async fn set_removed(tx: &mut Tx<impl Permission>, id: ViewId, removed: bool) -> Result<(), Fault> {
    const SET_REMOVED: &str = "
        update saved_views set removed_at = case when $3 then $4::timestamptz end, updated_at = $4
        where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(SET_REMOVED).bind(tenant).bind(id).bind(removed).bind(now).execute(tx.db()).await?;
    Ok(())
}
