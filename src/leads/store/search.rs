//! Finding leads by words: in their name, company, address or number.

use super::list::{FOUND, Filter};
use crate::inbox;
use crate::prelude::*;

/// The leads with these words, [`FOUND`] at most, narrowed by the other conditions. Accents, case, endings and slips make
/// no difference. Whoever may not know a name may not find out by asking for it either.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn search(tx: &mut Tx<impl Permission>, words: &str, filter: &Filter) -> Result<Vec<LeadId>, Fault> {
    const FIND: &str = "
        select lead_id from system_search_leads($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) limit $11";

    if tx.sight().is_masked {
        return Ok(Vec::new());
    }
    let Some(wanted) = inbox::wanted(tx, words).await? else { return Ok(Vec::new()) };
    let reach = tx.reach();
    Ok(sqlx::query_scalar(FIND)
        .bind(wanted.words)
        .bind(wanted.asked)
        .bind(wanted.widened)
        .bind(reach)
        .bind(filter.status)
        .bind(filter.level)
        .bind(filter.intent)
        .bind(filter.owner)
        .bind(filter.channel)
        .bind(filter.label)
        .bind(FOUND)
        .fetch_all(tx.db())
        .await?)
}
