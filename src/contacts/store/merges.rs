//! The statements of merges.

use serde::{Deserialize, Serialize};
use sqlx::types::Json;

use crate::contacts::{Contact, Details};
use crate::prelude::*;

/// A contact's own fields, as far as a merge changes them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fields {
    /// What is known of them.
    pub details: Details,
    /// Since when they are blocked.
    #[serde(with = "time::serde::rfc3339::option")]
    pub blocked_at: Option<OffsetDateTime>,
}

impl Fields {
    pub fn of(contact: &Contact) -> Self {
        Self { details: contact.details.clone(), blocked_at: contact.blocked_at }
    }
}

/// A merge, held until the transaction ends.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Merge {
    pub survivor_id: ContactId,
    pub merged_id: ContactId,
    #[sqlx(json)]
    pub was: Fields,
    #[sqlx(json)]
    pub became: Fields,
    pub made_at: OffsetDateTime,
}

/// Holds the identities of two contacts until the transaction ends: before the contacts themselves, in the order in
/// which a message that comes in holds them.
pub async fn hold_identities(tx: &mut Tx<impl Permission>, one: ContactId, other: ContactId) -> Result<(), Fault> {
    const HOLD_IDENTITIES: &str = "
        select id from contact_identities where tenant_id = $1 and contact_id in ($2, $3) order by id for update";

    let tenant = tx.tenant();
    sqlx::query(HOLD_IDENTITIES).bind(tenant).bind(one).bind(other).execute(tx.db()).await?;
    Ok(())
}

/// Writes a merge down.
pub async fn add(
    tx: &mut Tx<impl Permission>,
    id: ContactMergeId,
    (survivor, merged): (ContactId, ContactId),
    was: &Fields,
    became: &Fields,
) -> Result<(), Fault> {
    const ADD: &str = "
        insert into contact_merges (tenant_id, id, survivor_id, merged_id, member_id, was, became, made_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";

    let (tenant, now, member) = (tx.tenant(), tx.now(), tx.member());
    sqlx::query(ADD)
        .bind(tenant)
        .bind(id)
        .bind(survivor)
        .bind(merged)
        .bind(member)
        .bind(Json(was))
        .bind(Json(became))
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Finds a merge whose survivor opens to the actor, and holds it until the transaction ends.
pub async fn hold(tx: &mut Tx<impl Permission>, id: ContactMergeId) -> Result<Option<Merge>, Fault> {
    const HOLD: &str = "
        select survivor_id, merged_id, was, became, made_at from contact_merges
        where tenant_id = $1 and id = $2 and contact_opens($3, tenant_id, survivor_id)
        for update";

    let (tenant, reach) = (tx.tenant(), tx.reach());
    Ok(sqlx::query_as(HOLD).bind(tenant).bind(id).bind(&reach).fetch_optional(tx.db()).await?)
}

/// Forgets a merge that was undone; the audit log keeps both.
pub async fn forget(tx: &mut Tx<impl Permission>, id: ContactMergeId) -> Result<(), Fault> {
    const FORGET_MOVES: &str = "delete from contact_merge_moves where tenant_id = $1 and merge_id = $2";
    const FORGET: &str = "delete from contact_merges where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    sqlx::query(FORGET_MOVES).bind(tenant).bind(id).execute(tx.db()).await?;
    sqlx::query(FORGET).bind(tenant).bind(id).execute(tx.db()).await?;
    Ok(())
}

/// Says who stands for a contact, or that it stands for itself again. When it was changed last stays as it was: undone,
/// every row is.
pub async fn set_merged_into(
    tx: &mut Tx<impl Permission>,
    id: ContactId,
    into: Option<ContactId>,
) -> Result<(), Fault> {
    const SET_MERGED_INTO: &str = "update contacts set merged_into_id = $3 where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    sqlx::query(SET_MERGED_INTO).bind(tenant).bind(id).bind(into).execute(tx.db()).await?;
    Ok(())
}

/// Sets the survivor's own fields, and leaves when it was changed last as it was.
pub async fn set_fields(tx: &mut Tx<impl Permission>, id: ContactId, it: &Fields) -> Result<(), Fault> {
    const SET_FIELDS: &str = "
        update contacts
        set name = $3, email = $4, phone = $5, language = $6, company_id = $7, attributes = $8, blocked_at = $9
        where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    let details = &it.details;
    sqlx::query(SET_FIELDS)
        .bind(tenant)
        .bind(id)
        .bind(&details.name)
        .bind(&details.email)
        .bind(&details.phone)
        .bind(&details.language)
        .bind(details.company_id)
        .bind(Json(&details.attributes))
        .bind(it.blocked_at)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Says that two who look like one are not.
pub async fn keep_apart(tx: &mut Tx<impl Permission>, one: ContactId, other: ContactId) -> Result<(), Fault> {
    const KEEP_APART: &str = "
        insert into contacts_apart (tenant_id, one_id, other_id, said_at)
        values ($1, least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid), $4)
        on conflict do nothing";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(KEEP_APART).bind(tenant).bind(one).bind(other).bind(now).execute(tx.db()).await?;
    Ok(())
}
