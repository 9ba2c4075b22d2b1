//! What other features include in their own transactions.

use super::{About, store};
use crate::access::Role;
use crate::prelude::*;

/// What somebody is told about a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// Which conversation.
    pub conversation: ConversationId,
    /// What is to be known of it.
    pub about: About,
}

/// Tells one member. False where they cannot come in any more.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn tell(tx: &mut Tx<impl Permission>, what: Told, member: MemberId) -> Result<bool, Fault> {
    Ok(store::add(tx, what, Some(member), Role::ALL).await? > 0)
}

/// Tells these members, as far as they can come in.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn tell_members(tx: &mut Tx<impl Permission>, what: Told, members: &[MemberId]) -> Result<(), Fault> {
    store::add_for(tx, what, members).await
}

/// Tells every member of these roles. False where there is none.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn tell_roles(tx: &mut Tx<impl Permission>, what: Told, roles: &[Role]) -> Result<bool, Fault> {
    Ok(store::add(tx, what, None, roles).await? > 0)
}
