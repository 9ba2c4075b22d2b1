//! What other features include in their own transactions.

use super::store::{self, Others, Subject, reader};
use super::{About, telling};
use crate::access::{Right, Role};
use crate::prelude::*;
use crate::usage::Metered;

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
    tell_all(tx, what.into(), &[member], Others::Of(&[])).await
}

/// Tells these members, as far as they can come in and want to know.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn tell_members(tx: &mut Tx<impl Permission>, what: Told, members: &[MemberId]) -> Result<(), Fault> {
    tell_all(tx, what.into(), members, Others::Of(&[])).await.map(drop)
}

/// Tells every member of these roles who wants to know. False where there is none.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn tell_roles(tx: &mut Tx<impl Permission>, what: Told, roles: &[Role]) -> Result<bool, Fault> {
    tell_all(tx, what.into(), &[], Others::Of(roles)).await
}

/// Tells everybody who has a right and wants to know, whatever they have it by. False where there is nobody.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn tell_who_may(tx: &mut Tx<impl Permission>, what: Told, right: Right) -> Result<bool, Fault> {
    tell_all(tx, what.into(), &[], Others::With(right)).await
}

/// Tells everybody who reads the bills and wants to know that so much of a hundred of a meter is used. False where there
/// is nobody.
///
/// # Errors
/// A [`Fault`] when the database refuses.
pub async fn tell_of_use(tx: &mut Tx<impl Permission>, (meter, percent): (Metered, i16)) -> Result<bool, Fault> {
    let what = Subject { about: About::Usage, conversation: None, meter: Some(meter), percent: Some(percent) };
    tell_all(tx, what, &[], Others::With(Right::BillingRead)).await
}

impl From<Told> for Subject {
    fn from(what: Told) -> Self {
        Self { about: what.about, conversation: Some(what.conversation), meter: None, percent: None }
    }
}

async fn tell_all(
    tx: &mut Tx<impl Permission>,
    what: Subject,
    members: &[MemberId],
    others: Others<'_>,
) -> Result<bool, Fault> {
    let told = store::add(tx, what, members, others).await?;
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
