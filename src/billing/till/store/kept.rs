//! The statements of what is sold and of what Stripe said: plans, the subscription, bills. Nothing else of the till knows
//! those tables.

use crate::billing::stripe::{Invoice, Subscription};
use crate::billing::till::work::AtStripe;
use crate::billing::{Every, PlanId};
use crate::prelude::*;

/// Who pays, as Stripe is told.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Payer {
    /// What the workspace is called.
    pub name: String,
    /// Its place in addresses.
    pub slug: String,
    /// Where bills go.
    pub email: Option<String>,
}

/// Who pays: the workspace, by whoever acts.
pub async fn payer(tx: &mut Tx<impl Permission>) -> Result<Payer, Fault> {
    const PAYER: &str = "
        select t.name, t.slug, u.email from tenants t
        left join users u on u.id = $2
        where t.id = $1";

    let (tenant, user) = (tx.tenant(), tx.actor().user());
    Ok(sqlx::query_as(PAYER).bind(tenant).bind(user).fetch_one(tx.db()).await?)
}

/// The price of a plan at Stripe, and how many days of it are free; `None` where it is not sold.
pub async fn offer(
    tx: &mut Tx<impl Permission>,
    plan: PlanId,
    every: Every,
) -> Result<Option<(String, Option<u32>)>, Fault> {
    const OFFER: &str = "
        select case $2 when 'year' then stripe_price_year else stripe_price_month end, trial_days
        from plans where id = $1";

    let offer: Option<(Option<String>, Option<i32>)> =
        sqlx::query_as(OFFER).bind(plan).bind(every).fetch_optional(tx.db()).await?;
    Ok(offer.and_then(|(price, days)| Some((price?, days.and_then(|it| u32::try_from(it).ok())))))
}

/// The subscription of Stripe's that lives, as it was read last.
pub async fn live(tx: &mut Tx<impl Permission>) -> Result<Option<String>, Fault> {
    const LIVE: &str = "
        select stripe_id from subscriptions
        where tenant_id = $1 and stripe_id is not null and status not in ('canceled', 'incomplete_expired')";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(LIVE).bind(tenant).fetch_optional(tx.db()).await?)
}

/// Whether there ever was one: time is free once.
pub async fn had_one(tx: &mut Tx<impl Permission>) -> Result<bool, Fault> {
    const HAD_ONE: &str = "select exists (select from subscriptions where tenant_id = $1 and stripe_id is not null)";

    let tenant = tx.tenant();
    Ok(sqlx::query_scalar(HAD_ONE).bind(tenant).fetch_one(tx.db()).await?)
}

/// Keeps what Stripe said.
pub async fn keep(tx: &mut Tx<impl Permission>, found: &AtStripe) -> Result<(), Fault> {
    if let Some(subscription) = Subscription::newest_that_lives(&found.subscriptions) {
        keep_subscription(tx, subscription).await?;
    }
    for invoice in &found.invoices {
        keep_invoice(tx, invoice).await?;
    }
    Ok(())
}

async fn keep_subscription(tx: &mut Tx<impl Permission>, it: &Subscription) -> Result<(), Fault> {
    // A price that is no plan's any more leaves the plan as it was.
    const KEEP: &str = "
        insert into subscriptions as s (tenant_id, plan_id, every, status, stripe_id, period_start, period_end, trial_end,
                                        ends_at, ended_at, updated_at)
        select $1, p.id, case when p.stripe_price_year = $2 then 'year' else 'month' end, $3, $4, $5, $6, $7, $8, $9, $10
        from plans p where $2 in (p.stripe_price_month, p.stripe_price_year)
        on conflict (tenant_id) do update
        set plan_id = excluded.plan_id, every = excluded.every, status = excluded.status, stripe_id = excluded.stripe_id,
            period_start = excluded.period_start, period_end = excluded.period_end, trial_end = excluded.trial_end,
            ends_at = excluded.ends_at, ended_at = excluded.ended_at, updated_at = excluded.updated_at";
    const KEEP_STATE: &str = "
        update subscriptions
        set status = $2, period_start = $4, period_end = $5, trial_end = $6, ends_at = $7, ended_at = $8, updated_at = $9
        where tenant_id = $1 and stripe_id = $3";

    let (tenant, now) = (tx.tenant(), tx.now());
    let Some(item) = it.item() else { return Ok(()) };
    let (start, end) = (item.current_period_start, item.current_period_end);
    let keep = sqlx::query(KEEP).bind(tenant).bind(&item.price.id).bind(it.status).bind(&it.id).bind(start).bind(end);
    let keep = keep.bind(it.trial_end).bind(it.ends_at()).bind(it.ended_at).bind(now);
    if keep.execute(tx.db()).await?.rows_affected() > 0 {
        return Ok(());
    }
    tracing::warn!(%tenant, price = item.price.id, subscription = it.id, "a subscription has a price that is no plan's");
    let state = sqlx::query(KEEP_STATE).bind(tenant).bind(it.status).bind(&it.id).bind(start).bind(end);
    let state = state.bind(it.trial_end).bind(it.ends_at()).bind(it.ended_at).bind(now);
    state.execute(tx.db()).await?;
    Ok(())
}

async fn keep_invoice(tx: &mut Tx<impl Permission>, it: &Invoice) -> Result<(), Fault> {
    const KEEP: &str = "
        insert into invoices (tenant_id, id, stripe_id, number, status, currency, total, amount_due, amount_paid,
                              hosted_url, issued_at, updated_at)
        values ($1, gen_random_uuid(), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        on conflict (tenant_id, stripe_id) do update
        set number = excluded.number, status = excluded.status, currency = excluded.currency, total = excluded.total,
            amount_due = excluded.amount_due, amount_paid = excluded.amount_paid, hosted_url = excluded.hosted_url,
            updated_at = excluded.updated_at";

    let status = match it.status.as_deref() {
        Some("paid") => "paid",
        Some("open") => "pending",
        Some("uncollectible") => "failed",
        Some("void") => "void",
        // A draft is no bill yet.
        _ => return Ok(()),
    };
    let (tenant, now) = (tx.tenant(), tx.now());
    let keep = sqlx::query(KEEP).bind(tenant).bind(&it.id).bind(&it.number).bind(status).bind(&it.currency);
    let keep = keep.bind(it.total).bind(it.amount_due).bind(it.amount_paid).bind(&it.hosted_invoice_url);
    keep.bind(it.created).bind(now).execute(tx.db()).await?;
    Ok(())
}
