//! Setting a score by hand, and leaving it to the rules again.

use super::capture::by_rules;
use crate::access::LeadsWork;
use crate::leads::store::{self, scores};
use crate::leads::{Scored, settings};
use crate::prelude::*;

/// Longest reason, in characters.
const LONGEST: usize = 300;

/// Why a score stayed as it was.
#[derive(Debug, thiserror::Error)]
pub enum CannotRate {
    /// No such lead that the actor can see.
    #[error("lead not found")]
    Gone,
    /// A score is 0 to 100.
    #[error("a score is 0 to 100")]
    OutOfBounds,
    /// A person says why, in 300 characters.
    #[error("a score by hand has a reason")]
    WithoutReason,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Sets a score by hand. It holds, whatever the rules say, until it is left to them again.
///
/// # Errors
/// [`CannotRate`].
pub async fn rate(mut tx: Tx<LeadsWork>, id: LeadId, value: i32, because: &str) -> Result<(), CannotRate> {
    store::hold(&mut tx, id).await?.ok_or(CannotRate::Gone)?;
    if !(0..=100).contains(&value) {
        return Err(CannotRate::OutOfBounds);
    }
    let because = because.replace('\0', "");
    let because = because.trim();
    if !(1..=LONGEST).contains(&because.chars().count()) {
        return Err(CannotRate::WithoutReason);
    }
    let level = settings(&mut tx).await?.level(value);
    scores::add(&mut tx, id, &Scored { value, level, signals: Vec::new() }, Some(because)).await?;
    tx.record(Event::LeadChanged { lead: id }).await?;
    Ok(tx.commit().await?)
}

/// Has the rules score a lead again.
///
/// # Errors
/// [`CannotRate`].
pub async fn leave_to_rules(mut tx: Tx<LeadsWork>, id: LeadId) -> Result<(), CannotRate> {
    let held = store::hold(&mut tx, id).await?.ok_or(CannotRate::Gone)?;
    let scored = by_rules(&mut tx, id, held.contact_id).await?;
    scores::add(&mut tx, id, &scored, None).await?;
    tx.record(Event::LeadChanged { lead: id }).await?;
    Ok(tx.commit().await?)
}
