//! The statements of service levels.

pub(super) mod hours;
pub(super) mod policies;
pub(super) mod timers;

pub use timers::timers_of;

use super::{Holiday, Hours, Policy, Week};
use crate::prelude::*;
use crate::team::Email;

/// How a workspace promises, as its settings show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Levels {
    /// When people are there; `None` is always.
    pub hours: Option<(i32, Hours)>,
    /// What is promised.
    pub policies: Vec<Policy>,
    /// Whom the last step of the ladder writes to.
    pub fallback: Option<Email>,
}

/// How the workspace promises.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn levels(tx: &mut Tx<impl Permission>) -> Result<Levels, Fault> {
    let hours = hours::newest(tx).await?;
    let policies = policies::list(tx).await?;
    let fallback = fallback(tx).await?;
    Ok(Levels { hours, policies, fallback })
}

pub(super) async fn fallback(tx: &mut Tx<impl Permission>) -> Result<Option<Email>, Fault> {
    const FALLBACK: &str = "select fallback_email from tenants where id = $1";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(FALLBACK).bind(tenant).fetch_one(tx.db()).await?)
}

pub(super) async fn set_fallback(tx: &mut Tx<impl Permission>, to: Option<&Email>) -> Result<(), Fault> {
    const SET_FALLBACK: &str = "update tenants set fallback_email = $2, updated_at = $3 where id = $1";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(SET_FALLBACK).bind(tenant).bind(to).bind(now).execute(tx.db()).await?;
    Ok(())
}
