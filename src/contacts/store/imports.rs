//! The statements of tables that were brought, and of what goes into one.

use std::collections::{HashMap, HashSet};

use sqlx::types::Json;

use crate::access::ContactsManage;
use crate::companies;
use crate::contacts::model::phone_key;
use crate::contacts::table::Item;
use crate::contacts::{Attributes, SegmentOf};
use crate::prelude::*;

/// A table that waits until somebody has looked at it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Brought {
    /// Which one.
    pub id: ContactImportId,
    /// Whether it is of people or of companies.
    pub of: SegmentOf,
    /// What its file is called.
    pub name: String,
    /// What it says.
    pub body: String,
}

/// Keeps a table, and forgets those that the same person brought before.
pub async fn add(
    tx: &mut Tx<ContactsManage>,
    id: ContactImportId,
    of: SegmentOf,
    by: MemberId,
    name: &str,
    body: &str,
) -> Result<(), Fault> {
    const FORGET: &str = "delete from contact_imports where tenant_id = $1 and brought_by = $2";
    const ADD_TABLE: &str = "
        insert into contact_imports (tenant_id, id, of, name, body, brought_by, created_at)
        values ($1, $2, $3, $4, $5, $6, $7)";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(FORGET).bind(tenant).bind(by).execute(tx.db()).await?;
    let table = sqlx::query(ADD_TABLE).bind(tenant).bind(id).bind(of).bind(name).bind(body).bind(by).bind(now);
    table.execute(tx.db()).await?;
    Ok(())
}

/// A table that was brought.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn find(tx: &mut Tx<ContactsManage>, id: ContactImportId) -> Result<Option<Brought>, Fault> {
    const TABLE: &str = "select id, of, name, body from contact_imports where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(TABLE).bind(tenant).bind(id).fetch_optional(tx.db()).await?)
}

/// Forgets a table. False where it is gone already.
pub async fn remove(tx: &mut Tx<ContactsManage>, id: ContactImportId) -> Result<bool, Fault> {
    const REMOVE_TABLE: &str = "delete from contact_imports where tenant_id = $1 and id = $2";

    let tenant = tx.tenant();
    let removed = sqlx::query(REMOVE_TABLE).bind(tenant).bind(id).execute(tx.db()).await?;
    Ok(removed.rows_affected() == 1)
}

/// The places of those items that are known already: people by their address, or by their number where they have none,
/// companies by their code.
pub async fn known(tx: &mut Tx<ContactsManage>, items: &[&Item]) -> Result<HashSet<usize>, Fault> {
    const KNOWN: &str = "
        select it.place from jsonb_to_recordset($2) as it(place bigint, email text, phone text)
        where exists (
            select from contacts p
            where p.tenant_id = $1 and p.merged_into_id is null
              and (p.email_key = it.email or (it.email is null and p.phone_key = it.phone)))
        limit 5000";

    let mut codes = Vec::new();
    let mut people = Vec::new();
    for (place, item) in items.iter().enumerate() {
        match item {
            Item::Company(it) => codes.push(it.code.clone()),
            Item::Contact(it) => people.push(serde_json::json!({
                "place": place, "email": it.email, "phone": it.phone.as_deref().and_then(phone_key),
            })),
        }
    }
    let taken = companies::steps::known_codes(tx, &codes).await?;
    let tenant = tx.tenant();
    let places: Vec<i64> = sqlx::query_scalar(KNOWN).bind(tenant).bind(Json(people)).fetch_all(tx.db()).await?;
    let is_taken = |item: &Item| matches!(item, Item::Company(it) if taken.contains(&it.code.to_lowercase()));
    let firms = items.iter().enumerate().filter(|(_, it)| is_taken(it)).map(|(place, _)| place);
    Ok(places.into_iter().filter_map(|it| usize::try_from(it).ok()).chain(firms).collect())
}

/// The attributes of these contacts, as many as are asked about.
pub async fn attributes_of_contacts(
    tx: &mut Tx<ContactsManage>,
    ids: &[ContactId],
) -> Result<HashMap<ContactId, Attributes>, Fault> {
    const OF_CONTACTS: &str = "select id, attributes from contacts where tenant_id = $1 and id = any ($2)";

    let tenant = tx.tenant();
    let found: Vec<(ContactId, Json<Attributes>)> =
        sqlx::query_as(OF_CONTACTS).bind(tenant).bind(ids).fetch_all(tx.db()).await?;
    Ok(found.into_iter().map(|(id, Json(it))| (id, it)).collect())
}

/// The attributes of these companies, as many as are asked about.
pub async fn attributes_of_companies(
    tx: &mut Tx<ContactsManage>,
    ids: &[CompanyId],
) -> Result<HashMap<CompanyId, Attributes>, Fault> {
    const OF_COMPANIES: &str = "select id, attributes from companies where tenant_id = $1 and id = any ($2)";

    let tenant = tx.tenant();
    let found: Vec<(CompanyId, Json<Attributes>)> =
        sqlx::query_as(OF_COMPANIES).bind(tenant).bind(ids).fetch_all(tx.db()).await?;
    Ok(found.into_iter().map(|(id, Json(it))| (id, it)).collect())
}
