//! The statements of leads.

/// Everything that a row says of a lead `l`.
macro_rules! columns {
    () => {
        "select l.id, l.contact_id, l.status, l.lost_because, l.intent, l.name, l.email, l.phone, l.company, l.owner_id,
                u.name as owner_name, l.value_minor, l.score, l.level, l.captured_by, l.captured_name, l.channel_id,
                h.name as channel_name, h.kind as channel_kind, l.created_at, l.updated_at "
    };
}

/// Where its words come from.
macro_rules! sources {
    () => {
        " left join members m on m.tenant_id = l.tenant_id and m.id = l.owner_id
          left join users u on u.id = m.user_id
          left join channels h on h.tenant_id = l.tenant_id and h.id = l.channel_id "
    };
}

pub mod back_test;
pub mod fields;
pub mod labels;
pub mod likeness;
mod list;
pub mod near;
pub mod notes;
pub mod origin;
pub mod scores;
pub mod search;
pub mod settings;
pub mod steps;
pub mod views;
pub mod writes;

#[cfg(test)]
pub(super) use list::statement;
pub use list::{Column, Counts, Cursor, FOUND, Filter, MOST_CARDS, MOST_IN_FILE, Page, board, every, list};

use super::{CapturedBy, Intent, Level, Status};
use crate::channels;
use crate::prelude::*;

/// A lead. Personal data is hidden from viewers.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Lead {
    /// Which lead.
    pub id: LeadId,
    /// Whose interest it is.
    pub contact_id: ContactId,
    /// Where it stands.
    pub status: Status,
    /// Why it was lost.
    pub lost_because: Option<String>,
    /// What they want.
    pub intent: Option<Intent>,
    /// What they are called.
    pub name: Option<String>,
    /// Where they read mail.
    pub email: Option<String>,
    /// Where they can be called, as the world dials it.
    pub phone: Option<String>,
    /// For whom they write.
    pub company: Option<String>,
    /// Who works on it.
    pub owner_id: Option<MemberId>,
    /// Their name.
    pub owner_name: Option<String>,
    /// What it may be worth, in hundredths of the workspace's currency.
    pub value_minor: Option<i64>,
    /// Its newest score.
    pub score: i32,
    /// The same in words.
    pub level: Level,
    /// Who captured it.
    pub captured_by: CapturedBy,
    /// With the name they had.
    pub captured_name: Option<String>,
    /// Where.
    pub channel_id: Option<ChannelId>,
    /// The channel's name.
    pub channel_name: Option<String>,
    /// Its kind.
    pub channel_kind: Option<channels::Kind>,
    /// When it was captured.
    pub created_at: OffsetDateTime,
    /// When it changed last.
    pub updated_at: OffsetDateTime,
}

/// One lead that the reader sees.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn find(tx: &mut Tx<impl Permission>, id: LeadId) -> Result<Option<Lead>, Fault> {
    const FIND: &str = concat!(
        columns!(),
        "from leads l",
        sources!(),
        "where l.tenant_id = $1 and l.id = $2 and in_sight($3, l.owner_id, null)"
    );

    let (tenant, reach) = (tx.tenant(), tx.reach());
    let found: Option<Lead> = sqlx::query_as(FIND).bind(tenant).bind(id).bind(reach).fetch_optional(tx.db()).await?;
    Ok(found.map(|it| hide(it, tx)))
}

/// The leads that a customer is and was, the newest first, as far as the reader sees them; twenty at most.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn leads_of(tx: &mut Tx<impl Permission>, contact: ContactId) -> Result<Vec<Lead>, Fault> {
    const LEADS_OF: &str = concat!(
        columns!(),
        "from leads l",
        sources!(),
        "where l.tenant_id = $1 and l.contact_id = $2 and in_sight($3, l.owner_id, null)
         order by l.created_at desc limit 20"
    );

    let (tenant, reach) = (tx.tenant(), tx.reach());
    let found: Vec<Lead> = sqlx::query_as(LEADS_OF).bind(tenant).bind(contact).bind(reach).fetch_all(tx.db()).await?;
    Ok(found.into_iter().map(|it| hide(it, tx)).collect())
}

/// What a viewer may not know of a lead is not in it.
fn hide(mut it: Lead, tx: &Tx<impl Permission>) -> Lead {
    let sight = tx.sight();
    it.name = it.name.map(|it| sight.name(it));
    it.email = it.email.map(|it| sight.email(it));
    it.phone = it.phone.map(|it| sight.number(it));
    it.company = it.company.map(|it| sight.name(it));
    it.lost_because = it.lost_because.filter(|_| !sight.is_masked);
    it
}

/// A lead that somebody is about to change.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Held {
    pub id: LeadId,
    pub contact_id: ContactId,
    pub status: Status,
    pub owner_id: Option<MemberId>,
}

/// Finds a lead that the actor sees and holds it until the transaction ends.
pub async fn hold(tx: &mut Tx<impl Permission>, id: LeadId) -> Result<Option<Held>, Fault> {
    const HOLD: &str = "
        select id, contact_id, status, owner_id from leads
        where tenant_id = $1 and id = $2 and in_sight($3, owner_id, null)
        for update";

    let (tenant, reach) = (tx.tenant(), tx.reach());
    Ok(sqlx::query_as(HOLD).bind(tenant).bind(id).bind(reach).fetch_optional(tx.db()).await?)
}

/// The open lead that a customer is, whoever has it, held until the transaction ends.
pub async fn hold_open(tx: &mut Tx<impl Permission>, contact: ContactId) -> Result<Option<Held>, Fault> {
    const HOLD_OPEN: &str = "
        select id, contact_id, status, owner_id from leads
        where tenant_id = $1 and contact_id = $2 and status not in ('converted', 'lost')
        for update";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(HOLD_OPEN).bind(tenant).bind(contact).fetch_optional(tx.db()).await?)
}
