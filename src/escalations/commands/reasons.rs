//! The list of reasons: adding, renaming, switching off.

use crate::access::DeskArrange;
use crate::escalations::Reason;
use crate::escalations::store::reasons;
use crate::prelude::*;
use crate::title::Title;

/// More reasons of its own no workspace can have: nobody chooses well from a longer list.
pub const MOST_REASONS: i64 = 40;

/// Why a reason was not added.
#[derive(Debug, thiserror::Error)]
pub enum CannotAddReason {
    /// There is one of this name.
    #[error("there is a reason of this name")]
    Known,
    /// There are [`MOST_REASONS`].
    #[error("there are too many reasons")]
    TooMany,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Adds a reason of the workspace's own.
///
/// # Errors
/// [`CannotAddReason`].
pub async fn add_reason(mut tx: Tx<DeskArrange>, name: &Title) -> Result<Reason, CannotAddReason> {
    if reasons::count_own(&mut tx).await? >= MOST_REASONS {
        return Err(CannotAddReason::TooMany);
    }
    let added = reasons::add(&mut tx, name).await;
    let reason = added.on_constraint("escalation_reasons_one_per_name", CannotAddReason::Known)?;
    tx.record(Event::DeskArranged).await?;
    tx.commit().await?;
    Ok(reason)
}

/// Why a reason was not changed.
#[derive(Debug, thiserror::Error)]
pub enum CannotChangeReason {
    /// No such reason in this workspace.
    #[error("reason not found")]
    Gone,
    /// There is another one of this name.
    #[error("there is a reason of this name")]
    Known,
    /// One of its own has no other name to go by.
    #[error("a reason has a name")]
    Nameless,
    /// The machine has to call people for something.
    #[error("this reason cannot be switched off")]
    Needed,
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Gives a reason a name of the workspace's own; without one, a usual reason goes by its usual name again.
///
/// # Errors
/// [`CannotChangeReason`].
pub async fn rename_reason(
    mut tx: Tx<DeskArrange>,
    reason: Reason,
    name: Option<&Title>,
) -> Result<(), CannotChangeReason> {
    match reason {
        Reason::Own(_) if name.is_none() => return Err(CannotChangeReason::Nameless),
        Reason::Own(_) => {}
        usual => reasons::write_down(&mut tx, usual).await?,
    }
    let renamed = reasons::rename(&mut tx, reason, name).await;
    if !renamed.on_constraint("escalation_reasons_one_per_name", CannotChangeReason::Known)? {
        return Err(CannotChangeReason::Gone);
    }
    tx.record(Event::DeskArranged).await?;
    Ok(tx.commit().await?)
}

/// Switches a reason off, so that nobody is called for it any more, or on again. What was escalated with it keeps it.
///
/// # Errors
/// [`CannotChangeReason`].
pub async fn switch_reason(mut tx: Tx<DeskArrange>, reason: Reason, off: bool) -> Result<(), CannotChangeReason> {
    if off && !reason.can_be_off() {
        return Err(CannotChangeReason::Needed);
    }
    if reason.usual_word().is_some() {
        reasons::write_down(&mut tx, reason).await?;
    }
    if !reasons::switch(&mut tx, reason, off).await? {
        return Err(CannotChangeReason::Gone);
    }
    tx.record(Event::DeskArranged).await?;
    Ok(tx.commit().await?)
}
