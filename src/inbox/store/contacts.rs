//! The statements of contacts and of what channels call them.

use crate::inbox::InboundContact;
use crate::prelude::*;

/// A contact as one channel knows it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Identity {
    pub id: IdentityId,
    pub contact_id: ContactId,
    pub is_blocked: bool,
}

/// Holds the place of one person on one channel until the transaction ends, whether or not
/// anything is known of them yet: two first messages at once must not make two people.
pub async fn hold_place(tx: &mut Tx<impl Permission>, channel: ChannelId, external_id: &str) -> Result<(), Fault> {
    const HOLD_PLACE: &str = "select pg_advisory_xact_lock(hashtextextended($1, 0))";

    sqlx::query(HOLD_PLACE).bind(format!("person {channel} {external_id}")).execute(tx.db()).await?;
    Ok(())
}

/// A person on a channel; whose they are stays so until the transaction ends, though contacts be merged.
pub async fn identity(
    tx: &mut Tx<impl Permission>,
    channel: ChannelId,
    external_id: &str,
) -> Result<Option<Identity>, Fault> {
    const IDENTITY: &str = "
        select i.id, i.contact_id, p.blocked_at is not null as is_blocked
        from contact_identities i
        join contacts p on p.tenant_id = i.tenant_id and p.id = i.contact_id
        where i.tenant_id = $1 and i.channel_id = $2 and i.external_id = $3
        for share of i";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(IDENTITY).bind(tenant).bind(channel).bind(external_id).fetch_optional(tx.db()).await?)
}

/// Adds a contact whom a channel names for the first time.
pub async fn add(
    tx: &mut Tx<impl Permission>,
    channel: ChannelId,
    who: &InboundContact,
    language: Option<&str>,
) -> Result<Identity, Fault> {
    const ADD_CONTACT: &str = "
        insert into contacts (tenant_id, id, name, email, language, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $6)";
    const ADD_IDENTITY: &str = "
        insert into contact_identities (tenant_id, id, contact_id, channel_id, external_id, created_at)
        values ($1, $2, $3, $4, $5, $6)";

    let (tenant, now) = (tx.tenant(), tx.now());
    let (id, contact_id) = (IdentityId::new(), ContactId::new());
    sqlx::query(ADD_CONTACT)
        .bind(tenant)
        .bind(contact_id)
        .bind(&who.name)
        .bind(&who.email)
        .bind(language)
        .bind(now)
        .execute(tx.db())
        .await?;
    sqlx::query(ADD_IDENTITY)
        .bind(tenant)
        .bind(id)
        .bind(contact_id)
        .bind(channel)
        .bind(&who.external_id)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(Identity { id, contact_id, is_blocked: false })
}

/// Learns what was not known of a contact. What is known stays: an agent may have corrected it.
pub async fn learn(
    tx: &mut Tx<impl Permission>,
    contact: ContactId,
    who: &InboundContact,
    language: Option<&str>,
) -> Result<(), Fault> {
    const LEARN: &str = "
        update contacts
        set name = coalesce(name, $3), email = coalesce(email, $4), language = coalesce(language, $5), updated_at = $6
        where tenant_id = $1 and id = $2
          and ((name is null and $3::text is not null) or (email is null and $4::text is not null)
               or (language is null and $5::text is not null))";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(LEARN)
        .bind(tenant)
        .bind(contact)
        .bind(&who.name)
        .bind(&who.email)
        .bind(language)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Blocks a contact, or lets them write again.
pub async fn set_blocked(tx: &mut Tx<impl Permission>, contact: ContactId, on: bool) -> Result<(), Fault> {
    const SET_BLOCKED: &str = "
        update contacts set blocked_at = case when $3 then $4::timestamptz end, updated_at = $4 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(SET_BLOCKED).bind(tenant).bind(contact).bind(on).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// What is known of a person.
#[derive(Debug, Clone, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Known {
    /// What they are called.
    pub name: Option<String>,
    /// Where they read mail.
    pub email: Option<String>,
    /// Where they can be called.
    pub phone: Option<String>,
}

/// Adds a contact whom no channel knows yet.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn add_contact(tx: &mut Tx<impl Permission>, it: &Known) -> Result<ContactId, Fault> {
    const ADD_UNHEARD: &str = "
        insert into contacts (tenant_id, id, name, email, phone, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $6)";

    let (tenant, now, id) = (tx.tenant(), tx.now(), ContactId::new());
    sqlx::query(ADD_UNHEARD)
        .bind(tenant)
        .bind(id)
        .bind(&it.name)
        .bind(&it.email)
        .bind(&it.phone)
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(id)
}

/// Fills in what was not known of a contact, and says what is known now.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn fill_in(tx: &mut Tx<impl Permission>, contact: ContactId, it: &Known) -> Result<Known, Fault> {
    const FILL_IN: &str = "
        update contacts
        set name = coalesce(name, $3), email = coalesce(email, $4), phone = coalesce(phone, $5), updated_at = $6
        where tenant_id = $1 and id = $2
        returning name, email, phone";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query_as(FILL_IN)
        .bind(tenant)
        .bind(contact)
        .bind(&it.name)
        .bind(&it.email)
        .bind(&it.phone)
        .bind(now)
        .fetch_one(tx.db())
        .await?)
}
