//! The statements of companies.

use std::collections::{HashMap, HashSet};

use sqlx::types::Json;
use sqlx::{Postgres, QueryBuilder};

use super::{Attributes, Company, Details, Filter, Listed, NoteText};
use crate::inbox;
use crate::knowledge::search::fold;
use crate::labels;
use crate::prelude::*;

/// Companies that a search finds at most.
const FOUND: i32 = 500;

/// A page of companies, those that came last first; so many at most. A search by words finds 500.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list(tx: &mut Tx<impl Permission>, filter: &Filter, limit: i64) -> Result<Vec<Listed>, Fault> {
    let found = match filter.words.as_deref() {
        Some(words) => Some(search(tx, words).await?),
        None => None,
    };
    let (tenant, sight) = (tx.tenant(), tx.sight());
    let mut sql: QueryBuilder<Postgres> = QueryBuilder::new(
        "select k.id, k.name, k.code,
                (select count(*) from contacts p where p.tenant_id = k.tenant_id and p.company_id = k.id
                    and p.merged_into_id is null) as members
         from companies k where k.tenant_id = ",
    );
    sql.push_bind(tenant);
    if let Some(found) = found {
        sql.push(" and k.id = any (").push_bind(found).push(")");
    }
    if let Some(label) = filter.label {
        sql.push(" and exists (select from company_labels o where o.tenant_id = k.tenant_id and o.company_id = k.id")
            .push(" and o.label_id = ")
            .push_bind(label);
        if let Some(value) = &filter.value {
            sql.push(" and o.value = ").push_bind(value.clone());
        }
        sql.push(")");
    }
    if let Some(after) = filter.after {
        sql.push(" and k.id < ").push_bind(after);
    }
    sql.push(" order by k.id desc limit ").push_bind(limit);
    let mut listed: Vec<Listed> = sql.build_query_as().fetch_all(tx.db()).await?;
    let ids: Vec<CompanyId> = listed.iter().map(|it| it.id).collect();
    let mut worn = labels::of_companies(tx, &ids).await?;
    for it in &mut listed {
        it.name = sight.name(std::mem::take(&mut it.name));
        it.labels = worn.remove(&it.id).unwrap_or_default();
    }
    Ok(listed)
}

/// Whoever may not know a name may not find out by asking for it either.
async fn search(tx: &mut Tx<impl Permission>, words: &str) -> Result<Vec<CompanyId>, Fault> {
    const SEARCH: &str = "select company_id from system_search_companies($1, $2, $3, $4)";

    if tx.sight().is_masked {
        return Ok(Vec::new());
    }
    let Some(it) = inbox::wanted(tx, words).await? else { return Ok(Vec::new()) };
    let found = sqlx::query_scalar(SEARCH).bind(it.words).bind(it.asked).bind(it.widened).bind(FOUND);
    Ok(found.fetch_all(tx.db()).await?)
}

/// Every company by its name, for whoever chooses one; 500 at most.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn names(tx: &mut Tx<impl Permission>) -> Result<Vec<(CompanyId, String)>, Fault> {
    const NAMES: &str = "select id, name from companies where tenant_id = $1 order by lower(name), id limit 500";

    let (tenant, sight) = (tx.tenant(), tx.sight());
    let names: Vec<(CompanyId, String)> = sqlx::query_as(NAMES).bind(tenant).fetch_all(tx.db()).await?;
    Ok(names.into_iter().map(|(id, name)| (id, sight.name(name))).collect())
}

/// One company, with its labels and notes.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn find(tx: &mut Tx<impl Permission>, id: CompanyId) -> Result<Option<Company>, Fault> {
    const COMPANY: &str =
        "select id, name, code, attributes, created_at from companies where tenant_id = $1 and id = $2";
    const NOTES: &str = "
        select n.id, n.body, u.name as author, n.created_at
        from company_notes n
        join members m on m.tenant_id = n.tenant_id and m.id = n.member_id
        join users u on u.id = m.user_id
        where n.tenant_id = $1 and n.company_id = $2
        order by n.id desc limit 50";

    let (tenant, sight) = (tx.tenant(), tx.sight());
    let company: Option<Company> = sqlx::query_as(COMPANY).bind(tenant).bind(id).fetch_optional(tx.db()).await?;
    let Some(mut company) = company else { return Ok(None) };
    company.name = sight.name(company.name);
    company.attributes = masked(sight, company.attributes);
    company.labels = labels::of_companies(tx, &[id]).await?.remove(&id).unwrap_or_default();
    company.notes = sqlx::query_as(NOTES).bind(tenant).bind(id).fetch_all(tx.db()).await?;
    if sight.is_masked {
        company.notes.iter_mut().for_each(|it| it.body = None);
    }
    Ok(Some(company))
}

/// Attributes as somebody sees them who may look but not know.
pub fn masked(sight: access::Sight, attributes: Attributes) -> Attributes {
    Attributes(attributes.0.into_iter().map(|(name, value)| (name, sight.number(value))).collect())
}

/// Finds a company and holds it until the transaction ends.
pub(super) async fn hold(tx: &mut Tx<impl Permission>, id: CompanyId) -> Result<bool, Fault> {
    const HOLD: &str = "select true from companies where tenant_id = $1 and id = $2 for update";

    let tenant = tx.tenant();
    let held: Option<bool> = sqlx::query_scalar(HOLD).bind(tenant).bind(id).fetch_optional(tx.db()).await?;
    Ok(held.is_some())
}

pub(super) async fn add(tx: &mut Tx<impl Permission>, id: CompanyId, it: &Details) -> Result<(), Fault> {
    add_many(tx, &[(id, it)]).await
}

/// Adds companies.
///
/// # Errors
/// A [`Fault`] when the database refuses, as where a code is taken.
pub async fn add_many(tx: &mut Tx<impl Permission>, companies: &[(CompanyId, &Details)]) -> Result<(), Fault> {
    const ADD: &str = "
        insert into companies (tenant_id, id, name, code, attributes, created_at, updated_at)
        select $1, id, name, code, attributes, $3, $3
        from jsonb_to_recordset($2) as it(id uuid, name text, code text, attributes jsonb)";

    let row = |(id, it): &(CompanyId, &Details)| serde_json::json!({ "id": id, "name": it.name, "code": it.code, "attributes": it.attributes });
    let rows: Vec<_> = companies.iter().map(row).collect();
    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(ADD).bind(tenant).bind(Json(rows)).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// False where there is no such company.
pub(super) async fn change(tx: &mut Tx<impl Permission>, id: CompanyId, it: &Details) -> Result<bool, Fault> {
    const CHANGE: &str = "
        update companies set name = $3, code = $4, attributes = $5, updated_at = $6 where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    let changed = sqlx::query(CHANGE)
        .bind(tenant)
        .bind(id)
        .bind(&it.name)
        .bind(&it.code)
        .bind(Json(&it.attributes))
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(changed.rows_affected() == 1)
}

pub(super) async fn add_note(
    tx: &mut Tx<impl Permission>,
    company: CompanyId,
    by: MemberId,
    text: &NoteText,
) -> Result<AddressNoteId, Fault> {
    const ADD_NOTE: &str = "
        insert into company_notes (tenant_id, id, company_id, member_id, body, created_at)
        values ($1, $2, $3, $4, $5, $6)";

    let (tenant, now, id) = (tx.tenant(), tx.now(), AddressNoteId::new());
    let note = sqlx::query(ADD_NOTE).bind(tenant).bind(id).bind(company).bind(by).bind(text.as_str()).bind(now);
    note.execute(tx.db()).await?;
    Ok(id)
}

/// Those of these codes that companies have, in small letters.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn known_codes(tx: &mut Tx<impl Permission>, codes: &[String]) -> Result<HashSet<String>, Fault> {
    const KNOWN_CODES: &str = "
        select lower(code) from companies
        where tenant_id = $1 and lower(code) in (select lower(it) from unnest($2::text[]) it)
        limit 5000";

    let tenant = tx.tenant();
    let known: Vec<String> = sqlx::query_scalar(KNOWN_CODES).bind(tenant).bind(codes).fetch_all(tx.db()).await?;
    Ok(known.into_iter().collect())
}

/// Which companies these are, each called by its code or its name, whatever its capitals and accents. What fits several
/// names is none of them.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn named(tx: &mut Tx<impl Permission>, called: &[String]) -> Result<HashMap<String, CompanyId>, Fault> {
    const ALL: &str = "select id, code, name from companies where tenant_id = $1 order by id limit 20000";

    if called.is_empty() {
        return Ok(HashMap::new());
    }
    let tenant = tx.tenant();
    let all: Vec<(CompanyId, String, String)> = sqlx::query_as(ALL).bind(tenant).fetch_all(tx.db()).await?;
    let codes: HashMap<String, CompanyId> = all.iter().map(|(id, code, _)| (fold(code).into_owned(), *id)).collect();
    let mut names: HashMap<String, Option<CompanyId>> = HashMap::new();
    for (id, _, name) in &all {
        names.entry(fold(name).into_owned()).and_modify(|it| *it = None).or_insert(Some(*id));
    }
    let which = |it: &String| {
        let called = fold(it);
        codes.get(&*called).copied().or_else(|| names.get(&*called).copied().flatten()).map(|id| (it.clone(), id))
    };
    Ok(called.iter().filter_map(which).collect())
}
