//! What other features include in their own transactions.

use super::store::{self, reader};
use super::{About, telling};
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

/// Tells one member. False where they cannot come in any more, or do not want to know.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn tell(tx: &mut Tx<impl Permission>, what: Told, member: MemberId) -> Result<bool, Fault> {
    tell_all(tx, what, &[member], &[]).await
}

/// Tells these members, as far as they can come in and want to know.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn tell_members(tx: &mut Tx<impl Permission>, what: Told, members: &[MemberId]) -> Result<(), Fault> {
    tell_all(tx, what, members, &[]).await.map(drop)
}

/// Tells every member of these roles who wants to know. False where there is none.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn tell_roles(tx: &mut Tx<impl Permission>, what: Told, roles: &[Role]) -> Result<bool, Fault> {
    tell_all(tx, what, &[], roles).await
}

async fn tell_all(
    tx: &mut Tx<impl Permission>,
    what: Told,
    members: &[MemberId],
    roles: &[Role],
) -> Result<bool, Fault> {
    let told = store::add(tx, what, members, roles).await?;
    for it in told.iter().filter(|it| it.by_browser || it.by_mail) {
        let Some(reader) = reader::find(tx, it.member_id).await? else { continue };
        if it.by_browser {
            telling::announce(tx, &reader).await?;
        }
        if it.by_mail {
            // Never at once: the next moment of a digest is after this one.
            telling::is_to_be_written(tx, &reader, tx.now()).await?;
        }
    }
    Ok(!told.is_empty())
}
