//! The statements of reasons.

use crate::escalations::Reason;
use crate::prelude::*;
use crate::title::Title;

/// A reason of the workspace.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct KnownReason {
    /// Which.
    pub reason: Reason,
    /// What the workspace calls it; `None` is what it is called in the reader's language.
    pub name: Option<String>,
    /// Whether it is offered to nobody.
    pub is_off: bool,
}

/// The reasons of the workspace, those that every workspace has first. A hard maximum of 50: those and
/// [`MOST_OWN`](crate::escalations::MOST_REASONS) of its own.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn reasons(tx: &mut Tx<impl Permission>) -> Result<Vec<KnownReason>, Fault> {
    const REASONS: &str = "
        select word as reason, name, switched_off_at is not null as is_off from escalation_reasons
        where tenant_id = $1
        order by lower(name), id limit 50";

    let tenant = tx.tenant();
    let written: Vec<KnownReason> = sqlx::query_as(REASONS).bind(tenant).fetch_all(tx.db()).await?;
    let usual = Reason::USUAL.iter().map(|reason| {
        let written = written.iter().find(|it| it.reason == *reason).cloned();
        written.unwrap_or(KnownReason { reason: *reason, name: None, is_off: false })
    });
    let own = written.iter().filter(|it| it.reason.usual_word().is_none()).cloned();
    Ok(usual.chain(own).collect())
}

pub async fn count_own(tx: &mut Tx<impl Permission>) -> Result<i64, Fault> {
    const COUNT_OWN: &str = "select count(*) from escalation_reasons where tenant_id = $1 and word = id::text";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(COUNT_OWN).bind(tenant).fetch_one(tx.db()).await?)
}

/// Adds a reason of the workspace's own; it goes by the id of its row.
pub async fn add(tx: &mut Tx<impl Permission>, name: &Title) -> Result<Reason, Fault> {
    const ADD: &str = "
        insert into escalation_reasons (tenant_id, id, word, name, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $5)";

    let (tenant, now, id) = (tx.tenant(), tx.now(), ReasonId::new());
    let reason = Reason::Own(id);
    sqlx::query(ADD).bind(tenant).bind(id).bind(reason).bind(name.as_str()).bind(now).execute(tx.db()).await?;
    Ok(reason)
}

/// Writes down a reason that every workspace has, so that this one can make of it what it wants.
pub async fn write_down(tx: &mut Tx<impl Permission>, usual: Reason) -> Result<(), Fault> {
    const WRITE_DOWN: &str = "
        insert into escalation_reasons (tenant_id, id, word, created_at, updated_at) values ($1, $2, $3, $4, $4)
        on conflict (tenant_id, word) do nothing";

    let (tenant, now) = (tx.tenant(), tx.now());
    sqlx::query(WRITE_DOWN).bind(tenant).bind(ReasonId::new()).bind(usual).bind(now).execute(tx.db()).await?;
    Ok(())
}

/// Gives a reason that is written down a name, or its usual one. False where there is none.
pub async fn rename(tx: &mut Tx<impl Permission>, reason: Reason, name: Option<&Title>) -> Result<bool, Fault> {
    const RENAME: &str = "update escalation_reasons set name = $3, updated_at = $4 where tenant_id = $1 and word = $2";

    let (tenant, now, name) = (tx.tenant(), tx.now(), name.map(Title::as_str));
    let done = sqlx::query(RENAME).bind(tenant).bind(reason).bind(name).bind(now).execute(tx.db()).await?;
    Ok(done.rows_affected() == 1)
}

/// Switches a reason that is written down off, or on again. False where there is none.
pub async fn switch(tx: &mut Tx<impl Permission>, reason: Reason, off: bool) -> Result<bool, Fault> {
    const SWITCH: &str = "
        update escalation_reasons set switched_off_at = case when $3 then $4::timestamptz end, updated_at = $4
        where tenant_id = $1 and word = $2";

    let (tenant, now) = (tx.tenant(), tx.now());
    let done = sqlx::query(SWITCH).bind(tenant).bind(reason).bind(off).bind(now).execute(tx.db()).await?;
    Ok(done.rows_affected() == 1)
}

/// Whether a reason is there and is offered.
pub async fn is_offered(tx: &mut Tx<impl Permission>, reason: Reason) -> Result<bool, Fault> {
    const SWITCHED_OFF: &str =
        "select switched_off_at is not null from escalation_reasons where tenant_id = $1 and word = $2";

    let tenant = tx.tenant();
    let off: Option<bool> = sqlx::query_scalar(SWITCHED_OFF).bind(tenant).bind(reason).fetch_optional(tx.db()).await?;
    Ok(!off.unwrap_or(reason.usual_word().is_none()))
}
