//! What an operator does about plans: they are the whole installation's.

use super::{Plan, store};
use crate::fault::Fault;
use crate::tenancy::Desk;

/// Every plan.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn plans(desk: &Desk) -> Result<Vec<Plan>, Fault> {
    let mut db = desk.pools().work.acquire().await?;
    Ok(store::all_plans(&mut db).await?)
}

/// Keeps what an operator changed of a plan. Workspaces that have it are held to it within a minute of their next use.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn keep(desk: &Desk, plan: &Plan) -> Result<(), Fault> {
    const KEEP: &str = "
        update plans
        set monthly_cents = $2, yearly_cents = $3, currency = $4, most_conversations = $5, most_members = $6,
            most_channels = $7, most_storage_bytes = $8, entitlements = $9, trial_days = $10, is_visible = $11,
            stripe_price_month = $12, stripe_price_year = $13, updated_at = $14
        where id = $1";

    let entitlements: Vec<&str> = plan.entitlements.0.iter().map(|it| it.word()).collect();
    sqlx::query(KEEP)
        .bind(plan.id)
        .bind(plan.monthly_cents)
        .bind(plan.yearly_cents)
        .bind(&plan.currency)
        .bind(plan.most_conversations)
        .bind(plan.most_members)
        .bind(plan.most_channels)
        .bind(plan.most_storage_bytes)
        .bind(entitlements)
        .bind(plan.trial_days)
        .bind(plan.is_visible)
        .bind(&plan.stripe_price_month)
        .bind(&plan.stripe_price_year)
        .bind(desk.now())
        .execute(&desk.pools().work)
        .await?;
    Ok(())
}
