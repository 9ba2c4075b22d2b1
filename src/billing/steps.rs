//! What other features include in their own transactions: what the plan allows.

use super::{Entitlement, Limit, Plan, Subscription, store};
use crate::prelude::*;
use crate::usage::{self, Metered};

/// The plan that the workspace has now; `None` where nobody is charged.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn plan(tx: &mut Tx<impl Permission>) -> Result<Option<Plan>, Fault> {
    if !tx.standing().is_charged {
        return Ok(None);
    }
    let subscription = store::subscription(tx).await?;
    Ok(current(store::plans(tx).await?, subscription.as_ref()))
}

/// The plan that a subscription stands for, of all. Without one, or with one that never began, it is the default.
pub fn current(plans: Vec<Plan>, subscription: Option<&Subscription>) -> Option<Plan> {
    let chosen = subscription.filter(|it| !it.status.never_began()).map(|it| it.plan_id);
    plans.into_iter().find(|it| chosen.map_or(it.is_default, |id| it.id == id))
}

/// Whether the plan opens something. Asked before something is made; what is there is not asked about.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn opens(tx: &mut Tx<impl Permission>, what: Entitlement) -> Result<bool, Fault> {
    Ok(plan(tx).await?.is_none_or(|it| it.opens(what)))
}

/// Whether the plan has room for one more, where there are so many.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn has_room(tx: &mut Tx<impl Permission>, limit: Limit, there: i64) -> Result<bool, Fault> {
    Ok(plan(tx).await?.and_then(|it| it.most(limit)).is_none_or(|most| there < most))
}

/// Holds the workspace's meters to its plan.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn hold_to_plan(tx: &mut Tx<impl Permission>) -> Result<(), Fault> {
    let Some(plan) = plan(tx).await? else { return Ok(()) };
    usage::steps::allow(tx, Metered::Conversations, plan.most_conversations).await?;
    usage::steps::allow(tx, Metered::Storage, plan.most_storage_bytes).await
}
