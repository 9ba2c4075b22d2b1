//! Promising, and ceasing to promise.

use crate::access::WorkspaceManage;
use crate::prelude::*;
use crate::service_levels::{PolicyText, store};

/// Longest promise: a year, in minutes.
const LONGEST: i32 = 365 * 24 * 60;

/// What is wrong with a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadPolicy {
    /// No name, or one that is too long.
    #[error("a name has 1 to 80 characters")]
    Name,
    /// It promises nothing.
    #[error("nothing is promised")]
    Nothing,
    /// Less than a minute, or more than a year.
    #[error("a target is 1 minute to 1 year")]
    Minutes,
    /// No such channel.
    #[error("no such channel")]
    Channel,
    /// No such label.
    #[error("no such label")]
    Label,
}

/// Why a policy was not written.
#[derive(Debug, thiserror::Error)]
pub enum CannotWritePolicy {
    /// No such policy.
    #[error("policy not found")]
    Gone,
    /// It cannot be promised so.
    #[error(transparent)]
    Bad(#[from] BadPolicy),
    /// An accident.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Writes a policy, or a new version of one. What was promised under the old version stays.
///
/// # Errors
/// [`CannotWritePolicy`].
pub async fn write_policy(
    mut tx: Tx<WorkspaceManage>,
    id: Option<PolicyId>,
    text: &PolicyText,
) -> Result<PolicyId, CannotWritePolicy> {
    check(text)?;
    let before = match id {
        Some(id) => Some(store::policies::replace(&mut tx, id).await?.ok_or(CannotWritePolicy::Gone)?),
        None => None,
    };
    let id = store::policies::add(&mut tx, before, text).await.map_err(nameless)?;
    tx.commit().await?;
    Ok(id)
}

/// Promises no longer. What was promised stays promised.
///
/// # Errors
/// [`CannotWritePolicy::Gone`], or an accident.
pub async fn retire_policy(mut tx: Tx<WorkspaceManage>, id: PolicyId) -> Result<(), CannotWritePolicy> {
    store::policies::replace(&mut tx, id).await?.ok_or(CannotWritePolicy::Gone)?;
    Ok(tx.commit().await?)
}

/// A condition that names nothing of this workspace.
fn nameless(refused: sqlx::Error) -> CannotWritePolicy {
    let constraint = refused.as_database_error().and_then(|it| it.constraint());
    match constraint {
        Some("service_policies_tenant_id_channel_id_fkey") => BadPolicy::Channel.into(),
        Some("service_policies_tenant_id_label_id_fkey") => BadPolicy::Label.into(),
        _ => Fault::from(refused).into(),
    }
}

fn check(text: &PolicyText) -> Result<(), BadPolicy> {
    let targets = [text.first_response, text.next_response, text.resolution];
    if !(1..=80).contains(&text.name.trim().chars().count()) || text.name.contains('\0') {
        return Err(BadPolicy::Name);
    }
    if targets.iter().flatten().next().is_none() {
        return Err(BadPolicy::Nothing);
    }
    if targets.iter().flatten().any(|it| !(1..=LONGEST).contains(it)) {
        return Err(BadPolicy::Minutes);
    }
    Ok(())
}
