//! Choosing a plan.

use crate::access::BillingManage;
use crate::billing::{Every, SubscriptionStatus, steps, store};
use crate::prelude::*;

/// Where whoever chose goes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Nowhere: the workspace has the plan.
    Done,
    /// To whoever takes the money: nothing has changed.
    Pay,
}

/// Why a plan was not chosen.
#[derive(Debug, thiserror::Error)]
pub enum CannotChoose {
    /// Nobody chooses it.
    #[error("no such plan is offered")]
    NotOffered,
    /// The workspace has it.
    #[error("the workspace has this plan")]
    Same,
    /// One is paid for, and has to end first.
    #[error("another plan is paid for")]
    PaidFor,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Chooses a plan. What costs nothing begins at once, also after another has ended; what costs something begins when it is
/// paid. Whatever goes beyond the new plan stays.
///
/// # Errors
/// [`CannotChoose`].
pub async fn choose(mut tx: Tx<BillingManage>, plan: PlanId, every: Every) -> Result<Next, CannotChoose> {
    if !tx.standing().is_charged {
        return Err(CannotChoose::NotOffered);
    }
    let (all, subscription) = (store::plans(&mut tx).await?, store::subscription(&mut tx).await?);
    let wanted = all.iter().find(|it| it.id == plan && it.is_visible).cloned().ok_or(CannotChoose::NotOffered)?;
    if wanted.cents(every).is_none() {
        return Err(CannotChoose::NotOffered);
    }
    let has_ended = subscription.as_ref().is_some_and(|it| it.status.is_over());
    let has = steps::current(all, subscription.as_ref());
    let same_time = wanted.is_free(every) || subscription.as_ref().is_none_or(|it| it.every == every);
    if !has_ended && has.is_some_and(|it| it.id == plan) && same_time {
        return Err(CannotChoose::Same);
    }
    if !wanted.is_free(every) {
        return Ok(Next::Pay);
    }
    if subscription.is_some_and(|it| it.is_paid_for()) {
        return Err(CannotChoose::PaidFor);
    }
    store::put(&mut tx, (plan, every), SubscriptionStatus::Active, None).await?;
    steps::hold_to_plan(&mut tx).await?;
    tx.commit().await?;
    Ok(Next::Done)
}
