//! The statements of contacts themselves.

use sqlx::types::Json;
use sqlx::{Postgres, QueryBuilder};

use crate::companies::{self, NoteText};
use crate::contacts::{Contact, Details, Filter, Listed};
use crate::inbox;
use crate::labels;
use crate::prelude::*;

/// Contacts that a search finds at most.
const FOUND: i32 = 500;

// Whoever was merged opens to whom the last survivor opens: those between have no conversations left.
macro_rules! contact {
    ($rest:literal) => {
        concat!(
            "select p.id, p.name, p.email, p.phone, p.language, p.company_id, p.attributes, k.name as company,
                    p.blocked_at, p.created_at, p.merged_into_id
             from contacts p
             left join companies k on k.tenant_id = p.tenant_id and k.id = p.company_id
             where p.tenant_id = $1 and p.id = $2 and contact_opens($3, p.tenant_id, (
                 with recursive survivors as (
                     select o.id, o.merged_into_id from contacts o where o.tenant_id = $1 and o.id = $2
                     union all
                     select o.id, o.merged_into_id from survivors s
                     join contacts o on o.tenant_id = $1 and o.id = s.merged_into_id)
                 select id from survivors where merged_into_id is null)) ",
            $rest
        )
    };
}

/// A contact that opens to the reader, merged ones too.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn card(tx: &mut Tx<impl Permission>, id: ContactId) -> Result<Option<Contact>, Fault> {
    const CARD: &str = contact!("");

    let (tenant, reach, sight) = (tx.tenant(), tx.reach(), tx.sight());
    let found: Option<Contact> =
        sqlx::query_as(CARD).bind(tenant).bind(id).bind(&reach).fetch_optional(tx.db()).await?;
    Ok(found.map(|it| hide(it, sight)))
}

/// Finds a contact that opens to the actor and holds it until the transaction ends. Whoever was merged is not there.
pub async fn hold(tx: &mut Tx<impl Permission>, id: ContactId) -> Result<Option<Contact>, Fault> {
    const HOLD: &str = contact!("and p.merged_into_id is null for no key update of p");

    let (tenant, reach) = (tx.tenant(), tx.reach());
    Ok(sqlx::query_as(HOLD).bind(tenant).bind(id).bind(&reach).fetch_optional(tx.db()).await?)
}

fn hide(mut it: Contact, sight: access::Sight) -> Contact {
    let details = it.details;
    it.details = Details {
        name: details.name.map(|it| sight.name(it)),
        email: details.email.map(|it| sight.email(it)),
        phone: details.phone.map(|it| sight.number(it)),
        attributes: companies::steps::masked(sight, details.attributes),
        ..details
    };
    it.company = it.company.map(|it| sight.name(it));
    it
}

/// A page of contacts that open to the reader, those who came last first; so many at most. A search by words finds 500.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn list(tx: &mut Tx<impl Permission>, filter: &Filter, limit: i64) -> Result<Vec<Listed>, Fault> {
    let found = match filter.words.as_deref() {
        Some(words) => Some(search(tx, words).await?),
        None => None,
    };
    let (tenant, reach, sight) = (tx.tenant(), tx.reach(), tx.sight());
    let mut sql: QueryBuilder<Postgres> = QueryBuilder::new(
        "select p.id, p.name, p.email, p.phone, p.language, p.company_id, k.name as company,
                p.blocked_at is not null as is_blocked,
                exists (select from contacts o where o.tenant_id = p.tenant_id and o.id <> p.id
                           and o.merged_into_id is null
                           and (o.email_key = p.email_key or o.phone_key = p.phone_key)
                           and not exists (select from contacts_apart a where a.tenant_id = p.tenant_id
                                              and a.one_id = least(o.id, p.id) and a.other_id = greatest(o.id, p.id))
                           and contact_opens(",
    );
    sql.push_bind(reach.clone());
    sql.push(
        ", o.tenant_id, o.id)) as may_be_double,
                array(select distinct h.name from contact_identities i
                      join channels h on h.tenant_id = i.tenant_id and h.id = i.channel_id
                      where i.tenant_id = p.tenant_id and i.contact_id = p.id order by 1 limit 5) as channels,
                (select max(c.last_message_at) from conversations c
                  where c.tenant_id = p.tenant_id and c.contact_id = p.id and in_sight(",
    );
    sql.push_bind(reach.clone());
    sql.push(
        ", c.assignee_id, c.team_id)) as last_at
         from contacts p
         left join companies k on k.tenant_id = p.tenant_id and k.id = p.company_id
         where p.merged_into_id is null and p.tenant_id = ",
    );
    sql.push_bind(tenant);
    if let Some(keys) = reach {
        sql.push(" and contact_opens(").push_bind(keys).push(", p.tenant_id, p.id)");
    }
    if let Some(found) = found {
        sql.push(" and p.id = any (").push_bind(found).push(")");
    }
    narrow(&mut sql, filter);
    sql.push(" order by p.id desc limit ").push_bind(limit);
    let mut listed: Vec<Listed> = sql.build_query_as().fetch_all(tx.db()).await?;
    let ids: Vec<ContactId> = listed.iter().map(|it| it.id).collect();
    let mut worn = labels::of_contacts(tx, &ids).await?;
    for it in &mut listed {
        it.name = it.name.take().map(|it| sight.name(it));
        it.email = it.email.take().map(|it| sight.email(it));
        it.phone = it.phone.take().map(|it| sight.number(it));
        it.company = it.company.take().map(|it| sight.name(it));
        it.may_be_double &= !sight.is_masked;
        it.labels = worn.remove(&it.id).unwrap_or_default();
    }
    Ok(listed)
}

/// The conditions of a filter. Each stands only where it is asked for, so that PostgreSQL can plan each combination.
fn narrow(sql: &mut QueryBuilder<Postgres>, filter: &Filter) {
    if let Some(label) = filter.label {
        sql.push(" and exists (select from contact_labels o where o.tenant_id = p.tenant_id and o.contact_id = p.id")
            .push(" and o.label_id = ")
            .push_bind(label);
        if let Some(value) = &filter.value {
            sql.push(" and o.value = ").push_bind(value.clone());
        }
        sql.push(")");
    }
    if let Some(language) = &filter.language {
        sql.push(" and p.language = ").push_bind(language.clone());
    }
    if let Some(channel) = filter.channel {
        sql.push(" and exists (select from contact_identities i where i.tenant_id = p.tenant_id")
            .push(" and i.contact_id = p.id and i.channel_id = ")
            .push_bind(channel)
            .push(")");
    }
    if let Some(company) = filter.company {
        sql.push(" and p.company_id = ").push_bind(company);
    }
    if let Some(after) = filter.after {
        sql.push(" and p.id < ").push_bind(after);
    }
}

/// Whoever may not know a name may not find out by asking for it either.
async fn search(tx: &mut Tx<impl Permission>, words: &str) -> Result<Vec<ContactId>, Fault> {
    const SEARCH: &str = "select contact_id from system_search_contacts($1, $2, $3, $4)";

    if tx.sight().is_masked {
        return Ok(Vec::new());
    }
    let Some(it) = inbox::wanted(tx, words).await? else { return Ok(Vec::new()) };
    let found = sqlx::query_scalar(SEARCH).bind(it.words).bind(it.asked).bind(it.widened).bind(FOUND);
    Ok(found.fetch_all(tx.db()).await?)
}

/// Adds contacts that no channel knows yet.
pub async fn add(tx: &mut Tx<impl Permission>, contacts: &[(ContactId, &Details)]) -> Result<(), Fault> {
    const ADD: &str = "
        insert into contacts (tenant_id, id, name, email, phone, language, company_id, attributes, created_at, updated_at)
        select $1, id, name, email, phone, language, company_id, attributes, $3, $3
        from jsonb_to_recordset($2)
             as it(id uuid, name text, email text, phone text, language text, company_id uuid, attributes jsonb)";

    let row = |(id, it): &(ContactId, &Details)| {
        serde_json::json!({
            "id": id, "name": it.name, "email": it.email, "phone": it.phone, "language": it.language,
            "company_id": it.company_id, "attributes": it.attributes,
        })
    };
    let rows: Vec<_> = contacts.iter().map(row).collect();
    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(ADD).bind(tenant).bind(Json(rows)).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Says what is known of a contact that the caller holds.
pub async fn change(tx: &mut Tx<impl Permission>, id: ContactId, it: &Details) -> Result<(), Fault> {
    const CHANGE: &str = "
        update contacts
        set name = $3, email = $4, phone = $5, language = $6, company_id = $7, attributes = $8, updated_at = $9
        where tenant_id = $1 and id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(CHANGE)
        .bind(tenant)
        .bind(id)
        .bind(&it.name)
        .bind(&it.email)
        .bind(&it.phone)
        .bind(&it.language)
        .bind(it.company_id)
        .bind(Json(&it.attributes))
        .bind(now)
        .execute(tx.db())
        .await?;
    Ok(())
}

/// Writes something down about a contact that the caller holds.
pub async fn add_note(
    tx: &mut Tx<impl Permission>,
    contact: ContactId,
    by: MemberId,
    text: &NoteText,
) -> Result<AddressNoteId, Fault> {
    const ADD_NOTE: &str = "
        insert into contact_notes (tenant_id, id, contact_id, member_id, body, created_at)
        values ($1, $2, $3, $4, $5, $6)";

    let (tenant, now, id) = (tx.tenant(), tx.now(), AddressNoteId::new());
    let note = sqlx::query(ADD_NOTE).bind(tenant).bind(id).bind(contact).bind(by).bind(text.as_str()).bind(now);
    note.execute(tx.db()).await?;
    Ok(id)
}
