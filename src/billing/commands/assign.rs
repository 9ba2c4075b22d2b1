//! An operator gives a workspace a plan.

use time::Duration;

use crate::access::Work;
use crate::billing::{Every, PlanCode, SubscriptionStatus, steps, store};
use crate::prelude::*;

/// Why a plan was not given.
#[derive(Debug, thiserror::Error)]
pub enum CannotAssign {
    /// There is no row for it.
    #[error("there is no such plan")]
    NoSuchPlan,
    /// What is paid for at Stripe is changed there.
    #[error("the workspace pays for a plan, which has to end first")]
    PaidFor,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Gives a workspace a plan that nobody pays for through a provider: for good, or to try it for so many days.
///
/// # Errors
/// [`CannotAssign`].
pub async fn assign(
    mut tx: Tx<Work>,
    code: PlanCode,
    every: Every,
    trial_days: Option<u16>,
) -> Result<(), CannotAssign> {
    let plan = store::plans(&mut tx).await?.into_iter().find(|it| it.code == code).ok_or(CannotAssign::NoSuchPlan)?;
    if store::subscription(&mut tx).await?.is_some_and(|it| it.is_paid_for()) {
        return Err(CannotAssign::PaidFor);
    }
    let trial_end = trial_days.map(|days| tx.now() + Duration::days(days.into()));
    let status = if trial_end.is_some() { SubscriptionStatus::Trialing } else { SubscriptionStatus::Active };
    store::put(&mut tx, (plan.id, every), status, trial_end).await?;
    steps::hold_to_plan(&mut tx).await?;
    tx.commit().await?;
    Ok(())
}
