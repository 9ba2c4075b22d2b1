//! What other features include in their own transactions.

use super::store;
use super::{Metered, Month};
use crate::analytics;
use crate::prelude::*;

/// The month that a moment is in, by the workspace's clock.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn month_of(tx: &mut Tx<impl Permission>, moment: OffsetDateTime) -> Result<Month, Fault> {
    Ok(Month::of(moment, &analytics::zone(tx).await?))
}

/// How much the assistant may cost in a month before it pauses, in micro-dollars; `None` where it never does.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn most_spending(tx: &mut Tx<impl Permission>) -> Result<Option<i64>, Fault> {
    store::pauses_at(tx, Metered::Spending).await
}

/// Whether the assistant pauses in a conversation: it began in this month, after as many as may begin in it.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn is_paused(tx: &mut Tx<impl Permission>, conversation: ConversationId) -> Result<bool, Fault> {
    let Some(most) = store::pauses_at(tx, Metered::Conversations).await? else { return Ok(false) };
    let now = tx.now();
    let month = month_of(tx, now).await?;
    Ok(store::place(tx, conversation, &month).await? > most)
}

/// Says how much of something may be used, as a plan does; `None` is no limit. What the assistant does there is the
/// owner's choice, and stays.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn allow(tx: &mut Tx<impl Permission>, metered: Metered, most: Option<i64>) -> Result<(), Fault> {
    store::put_most(tx, metered, most).await
}
