//! The statements of labels that contacts and companies wear, each with what it says of them.

use std::collections::HashMap;

use uuid::Uuid;

use crate::labels::Tone;
use crate::prelude::*;

/// Who wears a label, besides conversations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wearer {
    /// A contact.
    Contact(ContactId),
    /// A company.
    Company(CompanyId),
}

/// A label on a contact or a company.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Worn {
    #[sqlx(rename = "wearer_id")]
    wearer: Uuid,
    /// Which label.
    pub id: LabelId,
    /// What it says.
    pub name: String,
    /// Its colour.
    pub tone: Tone,
    /// What it says of this one: "7", of a route.
    pub value: Option<String>,
}

/// The labels of these contacts, by name.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn of_contacts(
    tx: &mut Tx<impl Permission>,
    ids: &[ContactId],
) -> Result<HashMap<ContactId, Vec<Worn>>, Fault> {
    const OF_CONTACTS: &str = "
        select o.contact_id as wearer_id, l.id, l.name, l.tone, o.value
        from contact_labels o
        join labels l on l.tenant_id = o.tenant_id and l.id = o.label_id and l.removed_at is null
        where o.tenant_id = $1 and o.contact_id = any ($2)
        order by lower(l.name), l.id";

    let tenant = tx.tenant();
    let worn: Vec<Worn> = sqlx::query_as(OF_CONTACTS).bind(tenant).bind(ids).fetch_all(tx.db()).await?;
    Ok(by_wearer(worn, ContactId))
}

/// The labels of these companies, by name.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn of_companies(
    tx: &mut Tx<impl Permission>,
    ids: &[CompanyId],
) -> Result<HashMap<CompanyId, Vec<Worn>>, Fault> {
    const OF_COMPANIES: &str = "
        select o.company_id as wearer_id, l.id, l.name, l.tone, o.value
        from company_labels o
        join labels l on l.tenant_id = o.tenant_id and l.id = o.label_id and l.removed_at is null
        where o.tenant_id = $1 and o.company_id = any ($2)
        order by lower(l.name), l.id";

    let tenant = tx.tenant();
    let worn: Vec<Worn> = sqlx::query_as(OF_COMPANIES).bind(tenant).bind(ids).fetch_all(tx.db()).await?;
    Ok(by_wearer(worn, CompanyId))
}

fn by_wearer<Id: Eq + std::hash::Hash>(worn: Vec<Worn>, id: fn(Uuid) -> Id) -> HashMap<Id, Vec<Worn>> {
    let mut by: HashMap<Id, Vec<Worn>> = HashMap::new();
    for it in worn {
        by.entry(id(it.wearer)).or_default().push(it);
    }
    by
}

pub(in crate::labels) async fn count_worn(tx: &mut Tx<impl Permission>, by: Wearer) -> Result<i64, Fault> {
    const COUNT_OF_CONTACT: &str = "
        select count(*) from contact_labels o
        join labels l on l.tenant_id = o.tenant_id and l.id = o.label_id and l.removed_at is null
        where o.tenant_id = $1 and o.contact_id = $2";
    const COUNT_OF_COMPANY: &str = "
        select count(*) from company_labels o
        join labels l on l.tenant_id = o.tenant_id and l.id = o.label_id and l.removed_at is null
        where o.tenant_id = $1 and o.company_id = $2";

    let tenant = tx.tenant();
    let (statement, id) = match by {
        Wearer::Contact(id) => (COUNT_OF_CONTACT, id.0),
        Wearer::Company(id) => (COUNT_OF_COMPANY, id.0),
    };
    Ok(sqlx::query_scalar(statement).bind(tenant).bind(id).fetch_one(tx.db()).await?)
}

/// Puts a label on, or says another value of it. False where it was so already.
pub(in crate::labels) async fn put_on(
    tx: &mut Tx<impl Permission>,
    wearer: Wearer,
    label: LabelId,
    value: Option<&str>,
) -> Result<bool, Fault> {
    const PUT_ON_CONTACT: &str = "
        insert into contact_labels (tenant_id, contact_id, label_id, value, put_at) values ($1, $2, $3, $4, $5)
        on conflict (tenant_id, contact_id, label_id) do update set value = excluded.value
        where contact_labels.value is distinct from excluded.value";
    const PUT_ON_COMPANY: &str = "
        insert into company_labels (tenant_id, company_id, label_id, value, put_at) values ($1, $2, $3, $4, $5)
        on conflict (tenant_id, company_id, label_id) do update set value = excluded.value
        where company_labels.value is distinct from excluded.value";

    let (tenant, now) = (tx.tenant(), tx.now());
    let (statement, id) = match wearer {
        Wearer::Contact(id) => (PUT_ON_CONTACT, id.0),
        Wearer::Company(id) => (PUT_ON_COMPANY, id.0),
    };
    let done = sqlx::query(statement).bind(tenant).bind(id).bind(label).bind(value).bind(now).execute(tx.db()).await?;
    Ok(done.rows_affected() == 1)
}

pub(in crate::labels) async fn take_off(
    tx: &mut Tx<impl Permission>,
    wearer: Wearer,
    label: LabelId,
) -> Result<bool, Fault> {
    const TAKE_OFF_CONTACT: &str =
        "delete from contact_labels where tenant_id = $1 and contact_id = $2 and label_id = $3";
    const TAKE_OFF_COMPANY: &str =
        "delete from company_labels where tenant_id = $1 and company_id = $2 and label_id = $3";

    let tenant = tx.tenant();
    let (statement, id) = match wearer {
        Wearer::Contact(id) => (TAKE_OFF_CONTACT, id.0),
        Wearer::Company(id) => (TAKE_OFF_COMPANY, id.0),
    };
    let done = sqlx::query(statement).bind(tenant).bind(id).bind(label).execute(tx.db()).await?;
    Ok(done.rows_affected() == 1)
}

/// Gives whoever wears a label another one instead, with the same value.
pub(in crate::labels) async fn give_wearers(
    tx: &mut Tx<impl Permission>,
    from: LabelId,
    into: LabelId,
) -> Result<(), Fault> {
    const GIVE_CONTACTS: &str = "
        insert into contact_labels (tenant_id, contact_id, label_id, value, put_at)
        select tenant_id, contact_id, $3, value, $4 from contact_labels
        where tenant_id = $1 and label_id = $2
        on conflict do nothing";
    const GIVE_COMPANIES: &str = "
        insert into company_labels (tenant_id, company_id, label_id, value, put_at)
        select tenant_id, company_id, $3, value, $4 from company_labels
        where tenant_id = $1 and label_id = $2
        on conflict do nothing";
    const GIVE_LEADS: &str = "
        insert into lead_labels (tenant_id, lead_id, label_id, put_at)
        select tenant_id, lead_id, $3, $4 from lead_labels
        where tenant_id = $1 and label_id = $2
        on conflict do nothing";
    const LEAVE_CONTACTS: &str = "delete from contact_labels where tenant_id = $1 and label_id = $2";
    const LEAVE_COMPANIES: &str = "delete from company_labels where tenant_id = $1 and label_id = $2";
    const LEAVE_LEADS: &str = "delete from lead_labels where tenant_id = $1 and label_id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    for give in [GIVE_CONTACTS, GIVE_COMPANIES, GIVE_LEADS] {
        sqlx::query(give).bind(tenant).bind(from).bind(into).bind(now).execute(tx.db()).await?;
    }
    for leave in [LEAVE_CONTACTS, LEAVE_COMPANIES, LEAVE_LEADS] {
        sqlx::query(leave).bind(tenant).bind(from).execute(tx.db()).await?;
    }
    Ok(())
}
