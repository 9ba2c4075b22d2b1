//! The statements that make and change leads.

use crate::access::{Right, Role};
use crate::leads::{CapturedBy, Field, Status};
use crate::prelude::*;

/// A lead that is about to be.
pub struct New<'a> {
    pub contact: ContactId,
    pub channel: Option<ChannelId>,
    pub by: CapturedBy,
    pub by_name: Option<&'a str>,
}

/// Adds a lead about which nothing is known yet; none for a customer who is an open one already.
pub async fn add(tx: &mut Tx<impl Permission>, new: &New<'_>) -> Result<Option<LeadId>, Fault> {
    const ADD: &str = "
        insert into leads (tenant_id, id, contact_id, channel_id, captured_by, captured_name, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $7)
        on conflict (tenant_id, contact_id) where status not in ('converted', 'lost') do nothing";

    let (tenant, now, id) = (tx.tenant(), tx.now(), LeadId::new());
    let added = sqlx::query(ADD)
        .bind(tenant)
        .bind(id)
        .bind(new.contact)
        .bind(new.channel)
        .bind(new.by)
        .bind(new.by_name)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok((added.rows_affected() == 1).then_some(id))
}

/// Sets a field that every lead has; the others stand among its attributes alone.
pub async fn set_field(
    tx: &mut Tx<impl Permission>,
    id: LeadId,
    field: Field,
    value: Option<&str>,
) -> Result<(), Fault> {
    const NAME: &str = "update leads set name = $3, updated_at = $4 where tenant_id = $1 and id = $2";
    const EMAIL: &str = "update leads set email = $3, updated_at = $4 where tenant_id = $1 and id = $2";
    const PHONE: &str = "update leads set phone = $3, updated_at = $4 where tenant_id = $1 and id = $2";
    const COMPANY: &str = "update leads set company = $3, updated_at = $4 where tenant_id = $1 and id = $2";
    const INTENT: &str = "update leads set intent = $3, updated_at = $4 where tenant_id = $1 and id = $2";

    let sql = match field {
        Field::Name => NAME,
        Field::Email => EMAIL,
        Field::Phone => PHONE,
        Field::Company => COMPANY,
        Field::Intent => INTENT,
        Field::Quantity | Field::Deadline => return Ok(()),
    };
    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(sql).bind(tenant).bind(id).bind(value).bind(now).execute(tx.db()).await?;
    Ok(())
}

pub async fn set_status(
    tx: &mut Tx<impl Permission>,
    id: LeadId,
    to: Status,
    because: Option<&str>,
) -> Result<(), Fault> {
    const SET_STATUS: &str = "
        update leads set status = $3, lost_because = $4, updated_at = $5 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(SET_STATUS).bind(tenant).bind(id).bind(to).bind(because).bind(now).execute(tx.db()).await?;
    Ok(())
}

pub async fn set_owner(tx: &mut Tx<impl Permission>, id: LeadId, to: Option<MemberId>) -> Result<(), Fault> {
    const SET_OWNER: &str = "update leads set owner_id = $3, updated_at = $4 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(SET_OWNER).bind(tenant).bind(id).bind(to).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// The name of a member who can work on leads.
pub async fn member_name(tx: &mut Tx<impl Permission>, id: MemberId) -> Result<Option<String>, Fault> {
    const MEMBER_NAME: &str = "
        select u.name from members m join users u on u.id = m.user_id
        where m.tenant_id = $1 and m.id = $2 and m.disabled_at is null
          and member_may(m.tenant_id, m.id, m.role, m.custom_role_id, $3, $4, $5)";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query_scalar(MEMBER_NAME)
        .bind(tenant)
        .bind(id)
        .bind(Right::LeadsWork.name())
        .bind(Role::words_with(Right::LeadsWork))
        .bind(now)
        .fetch_optional(tx.db())
        .await?)
}

pub async fn set_value(tx: &mut Tx<impl Permission>, id: LeadId, minor: Option<i64>) -> Result<(), Fault> {
    const SET_VALUE: &str = "update leads set value_minor = $3, updated_at = $4 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(SET_VALUE).bind(tenant).bind(id).bind(minor).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Shows that something about a lead changed.
pub async fn touch(tx: &mut Tx<impl Permission>, id: LeadId) -> Result<(), Fault> {
    const TOUCH: &str = "update leads set updated_at = $3 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(TOUCH).bind(tenant).bind(id).bind(now).execute(tx.db()).await?;
    Ok(())
}
