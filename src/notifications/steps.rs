//! What other features include in their own transactions.

use super::store;
use crate::access::Role;
use crate::prelude::*;
use crate::service_levels::Target;

/// What somebody is told: a promise of this conversation was not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// Which conversation.
    pub conversation: ConversationId,
    /// What was promised.
    pub target: Target,
}

/// Tells one member. False where they cannot come in any more.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn tell(tx: &mut Tx<impl Permission>, what: Told, member: MemberId) -> Result<bool, Fault> {
    Ok(store::add(tx, what, Some(member), Role::ALL).await? > 0)
}

/// Tells every member of these roles. False where there is none.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn tell_roles(tx: &mut Tx<impl Permission>, what: Told, roles: &[Role]) -> Result<bool, Fault> {
    Ok(store::add(tx, what, None, roles).await? > 0)
}
