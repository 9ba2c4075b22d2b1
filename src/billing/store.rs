//! The statements of billing.

use sqlx::PgConnection;

use super::access::Facts;
use super::{Every, Invoice, Plan, Standing, Subscription, SubscriptionStatus};
use crate::prelude::*;

/// More plans than an operator has; and invoices than a page shows.
const MOST_PLANS: i64 = 20;
const MOST_INVOICES: i64 = 36;

/// How a workspace stands, on a connection that has entered it.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn standing(
    db: &mut PgConnection,
    tenant: TenantId,
    now: OffsetDateTime,
) -> Result<Standing, sqlx::Error> {
    const FACTS: &str = "
        select status, changed_at, trial_end, ended_at, frozen_at is not null as is_frozen
        from subscriptions
        where tenant_id = $1";

    let facts: Option<Facts> = sqlx::query_as(FACTS).bind(tenant).fetch_optional(db).await?;
    Ok(Standing::of(facts, now))
}

/// Every plan, also those that are not shown, in their order.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn plans(tx: &mut Tx<impl Permission>) -> Result<Vec<Plan>, Fault> {
    Ok(all_plans(tx.db()).await?)
}

pub(super) async fn all_plans(db: &mut PgConnection) -> Result<Vec<Plan>, sqlx::Error> {
    const PLANS: &str = "
        select id, code, monthly_cents, yearly_cents, currency, most_conversations, most_members, most_channels,
               most_storage_bytes, entitlements, trial_days, is_visible, is_default, stripe_price_month, stripe_price_year
        from plans
        order by place, code
        limit $1";

    sqlx::query_as(PLANS).bind(MOST_PLANS).fetch_all(db).await
}

/// What the workspace has chosen; `None` where it has the default plan because it chose nothing.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn subscription(tx: &mut Tx<impl Permission>) -> Result<Option<Subscription>, Fault> {
    const SUBSCRIPTION: &str = "
        select plan_id, every, status, stripe_id, period_start, period_end, trial_end, ends_at, ended_at, changed_at,
               frozen_at, frozen_because
        from subscriptions
        where tenant_id = $1";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(SUBSCRIPTION).bind(tenant).fetch_optional(tx.db()).await?)
}

/// What the workspace was asked to pay, newest first.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn invoices(tx: &mut Tx<impl Permission>) -> Result<Vec<Invoice>, Fault> {
    const INVOICES: &str = "
        select id, number, status, currency, total, hosted_url, pdf_url, issued_at, due_at
        from invoices
        where tenant_id = $1
        order by issued_at desc, id desc
        limit $2";

    let tenant = tx.tenant();
    Ok(sqlx::query_as(INVOICES).bind(tenant).bind(MOST_INVOICES).fetch_all(tx.db()).await?)
}

/// Keeps what was chosen where nobody pays at Stripe. Whatever an operator stopped stays stopped.
pub(super) async fn put(
    tx: &mut Tx<impl Permission>,
    (plan, every): (PlanId, Every),
    status: SubscriptionStatus,
    trial_end: Option<OffsetDateTime>,
) -> Result<(), Fault> {
    const PUT: &str = "
        insert into subscriptions (tenant_id, plan_id, every, status, trial_end, updated_at)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (tenant_id) do update
        set plan_id = excluded.plan_id, every = excluded.every, status = excluded.status,
            trial_end = excluded.trial_end, stripe_id = null, period_start = null, period_end = null, ends_at = null,
            ended_at = null, updated_at = excluded.updated_at";

    let (tenant, now) = (tx.tenant(), tx.now());
    let put = sqlx::query(PUT).bind(tenant).bind(plan).bind(every).bind(status).bind(trial_end).bind(now);
    put.execute(tx.db()).await?;
    Ok(())
}

/// Stops the workspace with what people read of it, or lets it go on. One that chose nothing has the default plan now.
pub(super) async fn freeze(
    tx: &mut Tx<impl Permission>,
    default_plan: PlanId,
    because: Option<&str>,
) -> Result<(), Fault> {
    const FREEZE: &str = "
        insert into subscriptions (tenant_id, plan_id, every, status, frozen_at, frozen_because, updated_at)
        values ($1, $2, 'month', 'active', case when $3::text is null then null else $4::timestamptz end, $3, $4)
        on conflict (tenant_id) do update
        set frozen_at = excluded.frozen_at, frozen_because = excluded.frozen_because, updated_at = excluded.updated_at";

    let (tenant, now) = (tx.tenant(), tx.now());
    let freeze = sqlx::query(FREEZE).bind(tenant).bind(default_plan).bind(because).bind(now);
    freeze.execute(tx.db()).await?;
    Ok(())
}
