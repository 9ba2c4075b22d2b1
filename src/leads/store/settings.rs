//! From when a lead is warm or hot, and in which currency leads are worth something.

use crate::leads::{Currency, Level};
use crate::prelude::*;

/// What a workspace says itself about leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Settings {
    /// From this score on a lead is hot.
    pub hot_from: i32,
    /// From this score on it is warm.
    pub warm_from: i32,
    /// The currency of what leads are worth.
    pub currency: Currency,
}

impl Default for Settings {
    fn default() -> Self {
        Self { hot_from: 70, warm_from: 40, currency: Currency::Eur }
    }
}

impl Settings {
    /// A score in words.
    pub const fn level(&self, score: i32) -> Level {
        match score {
            it if it >= self.hot_from => Level::Hot,
            it if it >= self.warm_from => Level::Warm,
            _ => Level::Cold,
        }
    }
}

/// What the workspace says, or what is usual.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn settings(tx: &mut Tx<impl Permission>) -> Result<Settings, Fault> {
    const SETTINGS: &str = "select hot_from, warm_from, currency from lead_settings where tenant_id = $1";

    let tenant = tx.tenant();
    let found: Option<Settings> = sqlx::query_as(SETTINGS).bind(tenant).fetch_optional(tx.db()).await?;
    Ok(found.unwrap_or_default())
}

/// Sets them, and says of every lead again whether it is warm or hot.
pub async fn set(tx: &mut Tx<impl Permission>, it: &Settings) -> Result<(), Fault> {
    const SET: &str = "
        insert into lead_settings (tenant_id, hot_from, warm_from, currency) values ($1, $2, $3, $4)
        on conflict (tenant_id) do update
        set hot_from = excluded.hot_from, warm_from = excluded.warm_from, currency = excluded.currency";
    const SAY_AGAIN: &str = "
        update leads
        set level = case when score >= $2 then 'hot' when score >= $3 then 'warm' else 'cold' end
        where tenant_id = $1
          and level <> case when score >= $2 then 'hot' when score >= $3 then 'warm' else 'cold' end";

    let tenant = tx.tenant();
    sqlx::query(SET).bind(tenant).bind(it.hot_from).bind(it.warm_from).bind(it.currency).execute(tx.db()).await?;
    sqlx::query(SAY_AGAIN).bind(tenant).bind(it.hot_from).bind(it.warm_from).execute(tx.db()).await?;
    Ok(())
}
