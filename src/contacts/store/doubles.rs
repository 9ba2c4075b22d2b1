//! The statements that find the same person twice.

use crate::channels::Kind;
use crate::contacts::attested::are_one;
use crate::contacts::{Double, Evidence};
use crate::prelude::*;

#[derive(sqlx::FromRow)]
struct Row {
    id: ContactId,
    name: Option<String>,
    email: Option<String>,
    channels: Vec<String>,
    same_email: bool,
    same_phone: bool,
    same_name_and_company: bool,
}

/// Who may be the same person as a contact, with what speaks for it; 10 at most. Whom somebody said to be another is
/// not among them, and whoever sees no personal data is told of nobody.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn doubles(tx: &mut Tx<impl Permission>, of: ContactId) -> Result<Vec<Double>, Fault> {
    const DOUBLES: &str = "
        select o.id, o.name, o.email,
               array(select distinct h.name from contact_identities i
                     join channels h on h.tenant_id = i.tenant_id and h.id = i.channel_id
                     where i.tenant_id = o.tenant_id and i.contact_id = o.id order by 1 limit 5) as channels,
               coalesce(o.email_key = p.email_key, false) as same_email,
               coalesce(o.phone_key = p.phone_key, false) as same_phone,
               coalesce(o.company_id = p.company_id and o.name_key = p.name_key, false) as same_name_and_company
        from contacts p
        join contacts o on o.tenant_id = p.tenant_id and o.id <> p.id and o.merged_into_id is null
            and (o.email_key = p.email_key or o.phone_key = p.phone_key
                 or (o.company_id = p.company_id and o.name_key = p.name_key))
        where p.tenant_id = $1 and p.id = $2 and p.merged_into_id is null and contact_opens($3, o.tenant_id, o.id)
          and not exists (select from contacts_apart a where a.tenant_id = p.tenant_id
                             and a.one_id = least(o.id, p.id) and a.other_id = greatest(o.id, p.id))
        order by (o.email_key = p.email_key) desc nulls last, (o.phone_key = p.phone_key) desc nulls last, o.id
        limit 10";
    const KNOWN_AS: &str = "
        select i.contact_id, h.kind, i.external_id
        from contact_identities i
        join channels h on h.tenant_id = i.tenant_id and h.id = i.channel_id
        where i.tenant_id = $1 and i.contact_id = any ($2)
        limit 500";

    if tx.sight().is_masked {
        return Ok(Vec::new());
    }
    let (tenant, reach) = (tx.tenant(), tx.reach());
    let rows: Vec<Row> = sqlx::query_as(DOUBLES).bind(tenant).bind(of).bind(&reach).fetch_all(tx.db()).await?;
    let all: Vec<ContactId> = rows.iter().map(|it| it.id).chain([of]).collect();
    let known: Vec<(ContactId, Kind, String)> =
        sqlx::query_as(KNOWN_AS).bind(tenant).bind(&all).fetch_all(tx.db()).await?;
    let of_contact =
        |id: ContactId| known.iter().filter(move |it| it.0 == id).map(|(_, kind, name)| (*kind, name.as_str()));
    let double = |it: Row| {
        let evidence = [
            (are_one(of_contact(of), of_contact(it.id)), Evidence::Attested),
            (it.same_email, Evidence::Email),
            (it.same_phone, Evidence::Phone),
            (it.same_name_and_company, Evidence::NameAndCompany),
        ];
        let evidence = evidence.into_iter().filter(|(holds, _)| *holds).map(|(_, it)| it).collect();
        Double { id: it.id, name: it.name, email: it.email, channels: it.channels, evidence }
    };
    Ok(rows.into_iter().map(double).collect())
}
