//! Customers who look like the one of a lead.

use super::Lead;
use crate::prelude::*;

/// Another customer with the same address or number.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Alike {
    /// Who.
    pub contact_id: ContactId,
    /// Their name.
    pub name: Option<String>,
    /// By which channel they wrote last.
    pub channel_name: Option<String>,
    /// Whether it is the same address.
    pub same_email: bool,
    /// Whether it is the same number.
    pub same_phone: bool,
}

/// Customers who look like the one of a lead: the same address or number, in what is known of them or of leads of
/// theirs; five at most, who open to the reader. Nobody for whoever may not know.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn alike(tx: &mut Tx<impl Permission>, lead: &Lead) -> Result<Vec<Alike>, Fault> {
    const ALIKE: &str = "
        with near as (
            select id, true as same_email, false as same_phone from contacts
            where tenant_id = $1 and email_key = lower($3)
            union all
            select id, false, true from contacts where tenant_id = $1 and phone_key = phone_key($4)
            union all
            select contact_id, true, false from leads where tenant_id = $1 and email = $3
            union all
            select contact_id, false, true from leads where tenant_id = $1 and phone = $4
        )
        select p.id as contact_id, p.name, (
                   select h.name from contact_identities i
                   join channels h on h.tenant_id = i.tenant_id and h.id = i.channel_id
                   where i.tenant_id = p.tenant_id and i.contact_id = p.id
                   order by i.created_at desc limit 1) as channel_name,
               bool_or(near.same_email) as same_email, bool_or(near.same_phone) as same_phone
        from near
        join contacts p on p.tenant_id = $1 and p.id = near.id
        where p.id <> $2 and p.merged_into_id is null and contact_opens($5, p.tenant_id, p.id)
        group by p.tenant_id, p.id, p.name
        order by p.id limit 5";

    if tx.sight().is_masked {
        return Ok(Vec::new());
    }
    let (tenant, reach) = (tx.tenant(), tx.reach());
    Ok(sqlx::query_as(ALIKE)
        .bind(tenant)
        .bind(lead.contact_id)
        .bind(&lead.email)
        .bind(&lead.phone)
        .bind(reach)
        .fetch_all(tx.db())
        .await?)
}
