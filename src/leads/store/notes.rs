//! The statements of notes about a lead.

use super::steps::who;
use crate::prelude::*;

/// A note about a lead.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Note {
    /// What it says; hidden from viewers.
    pub body: String,
    /// Who wrote it, with the name they had.
    pub member_name: Option<String>,
    /// When.
    pub written_at: OffsetDateTime,
}

pub async fn add(tx: &mut Tx<impl Permission>, lead: LeadId, body: &str) -> Result<(), Fault> {
    const ADD: &str = "
        insert into lead_notes (tenant_id, id, lead_id, body, member_id, member_name, written_at)
        values ($1, gen_random_uuid(), $2, $3, $4, $5, $6)";

    let (tenant, now, (member, name)) = (tx.tenant(), tx.now(), who(tx));
    sqlx::query(ADD).bind(tenant).bind(lead).bind(body).bind(member).bind(name).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// The notes about a lead, the newest first; 200 at most, and none for whoever may not know. Ask first whether the actor
/// sees it.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn notes(tx: &mut Tx<impl Permission>, lead: LeadId) -> Result<Vec<Note>, Fault> {
    const NOTES: &str = "
        select body, member_name, written_at from lead_notes
        where tenant_id = $1 and lead_id = $2
        order by written_at desc, id desc limit 200";

    if tx.sight().is_masked {
        return Ok(Vec::new());
    }
    let tenant = tx.tenant();
    Ok(sqlx::query_as(NOTES).bind(tenant).bind(lead).fetch_all(tx.db()).await?)
}
