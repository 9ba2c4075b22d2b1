//! The statements that find who bears what a provider attests.

use crate::channels::Kind;
use crate::contacts::attested::{Attested, attested};
use crate::prelude::*;

/// Whoever became known by this message, and what their channel calls them; nobody where they were known before.
pub async fn came_with(
    tx: &mut Tx<impl Permission>,
    message: MessageId,
) -> Result<Option<(ContactId, Kind, String)>, Fault> {
    const CAME_WITH: &str = "
        select i.contact_id, h.kind, i.external_id
        from messages m
        join conversations c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
        join contact_identities i on i.tenant_id = c.tenant_id and i.id = c.identity_id and i.created_at = $3
        join channels h on h.tenant_id = i.tenant_id and h.id = i.channel_id
        where m.tenant_id = $1 and m.id = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    Ok(sqlx::query_as(CAME_WITH).bind(tenant).bind(message).bind(now).fetch_optional(tx.db()).await?)
}

/// Holds the place of an identifier until the transaction ends: two who bear it and come at once must not miss each
/// other.
pub async fn hold(tx: &mut Tx<impl Permission>, it: &Attested) -> Result<(), Fault> {
    const HOLD_ATTESTED: &str = "select pg_advisory_xact_lock(hashtextextended($1, 0))";

    let place = format!("attested {} {}", tx.tenant(), it.spellings()[0]);
    sqlx::query(HOLD_ATTESTED).bind(place).execute(tx.db()).await?;
    Ok(())
}

/// The contacts whom providers attest by this identifier, but for one.
pub async fn who(tx: &mut Tx<impl Permission>, it: &Attested, but: ContactId) -> Result<Vec<ContactId>, Fault> {
    const WHO: &str = "
        select i.contact_id, h.kind, i.external_id
        from channels h
        join contact_identities i
          on i.tenant_id = h.tenant_id and i.channel_id = h.id and i.external_id = any ($2)
        where h.tenant_id = $1 and i.contact_id <> $3
        limit 500";

    let tenant = tx.tenant();
    let found: Vec<(ContactId, Kind, String)> =
        sqlx::query_as(WHO).bind(tenant).bind(it.spellings().to_vec()).bind(but).fetch_all(tx.db()).await?;
    let bears = |(id, kind, name): (ContactId, Kind, String)| {
        attested(kind, &name).is_some_and(|other| other == *it).then_some(id)
    };
    let mut known: Vec<ContactId> = found.into_iter().filter_map(bears).collect();
    known.sort();
    known.dedup();
    Ok(known)
}
