//! A customer's side says what has arrived and what was read.

use crate::access::VisitorWrite;
use crate::channels::visitors;
use crate::inbox::Delivery;
use crate::inbox::store::{contacts, deliveries};
use crate::prelude::*;

/// The widget has everything up to number `seq`.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn mark_delivered(tx: Tx<VisitorWrite>, seq: i64) -> Result<(), Fault> {
    receive(tx, seq, Delivery::Delivered).await
}

/// The visitor has seen everything up to number `seq`.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn mark_seen(tx: Tx<VisitorWrite>, seq: i64) -> Result<(), Fault> {
    receive(tx, seq, Delivery::Read).await
}

async fn receive(mut tx: Tx<VisitorWrite>, seq: i64, state: Delivery) -> Result<(), Fault> {
    let Some(visit) = visitors::acting(&mut tx).await? else { return Ok(()) };
    let Some(identity) = contacts::identity(&mut tx, visit.channel, &visit.external_id).await? else { return Ok(()) };
    for attempt in deliveries::behind(&mut tx, identity.id, seq, state).await? {
        deliveries::move_to(&mut tx, &attempt, state, None, None).await?;
        tx.record(Event::DeliveryMoved { conversation: attempt.conversation_id, message: attempt.message_id }).await?;
    }
    tx.commit().await
}
